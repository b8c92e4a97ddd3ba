import { openerParameter } from '../request/checkSource.ts';

/**
 * Runs in the relay page. It removes the query from the address and notifies the app through both channels. It
 * closes the window when the app responds, or after a short time if `closes` is set.
 */
export const relayScript = `(function(){
var d=JSON.parse(document.getElementById('relay').textContent);
history.replaceState(null,'',location.pathname);
var m={v:1,type:'connect:relay',attemptId:d.attemptId};if(d.code)m.code=d.code;
var done=false;function close(){if(done)return;done=true;window.close()}
try{var c=new BroadcastChannel('connect:'+d.attemptId);
c.onmessage=function(e){var a=e.data;if(a&&a.v===1&&a.type==='connect:ack'&&a.attemptId===d.attemptId)close()};
c.postMessage(m)}catch(_){}
try{if(window.opener)window.opener.postMessage(m,d.origin)}catch(_){}
if(d.closes)setTimeout(close,600);
})()`;

/**
 * Runs in the relay page that has a completion code. It gives the code to the opener, if that is a page of the app, and closes the
 * window when the app responds. The text of the page says that no app has responded, so it is hidden until then.
 */
export const codeScript = `(function(){
var d=JSON.parse(document.getElementById('relay').textContent),app=window.opener,root=document.documentElement;
history.replaceState(null,'',location.pathname);
if(!app)return;
root.hidden=true;setTimeout(function(){root.hidden=false},3000);
addEventListener('message',function(e){var a=e.data;
if(e.source===app&&e.origin===d.origin&&a&&a.v===1&&a.type==='connect:ack'&&a.attemptId===d.attemptId)window.close()});
app.postMessage({v:1,type:'connect:relay',attemptId:d.attemptId,completionCode:d.completionCode},d.origin);
})()`;

/** Runs in the page that looks for the app. The text of the page says that there is none, so it is hidden otherwise. */
export const openerScript = `if(window.opener){document.documentElement.hidden=true;location.replace('?${openerParameter}')}`;

/** Runs in the page that opens a native app. The page stays, with its link, if the browser or the user refuses. */
export const linkScript = `history.replaceState(null,'',location.pathname);location.replace(document.querySelector('main>a').href)`;
