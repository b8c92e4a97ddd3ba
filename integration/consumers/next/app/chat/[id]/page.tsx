import { redirect } from 'next/navigation';
import { Suspense } from 'react';
import { loadChat } from '@/chats';
import { getUser } from '@/getUser';
import { Chat } from '../Chat';

interface Props {
  params: Promise<{ id: string }>;
}

export default function Page({ params }: Props) {
  return (
    <Suspense fallback={<p>Loading…</p>}>
      <StoredChat params={params} />
    </Suspense>
  );
}

async function StoredChat({ params }: Props) {
  const { id } = await params;
  const user = await getUser();
  if (!user) redirect('/sign-in');
  return (
    <Chat
      id={id}
      userId={user.id}
      history={await loadChat(user.id, id)}
      hostedOrigin={process.env.EMULATOR_URL}
    />
  );
}
