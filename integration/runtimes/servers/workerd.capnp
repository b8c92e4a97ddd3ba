using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (
      name = "worker",
      worker = (
        modules = [(name = "worker.js", esModule = embed "../.bundle/worker.js")],
        compatibilityDate = "2026-10-01",
        bindings = [
          (name = "ANCHORBROWSER_API_KEY", fromEnvironment = "ANCHORBROWSER_API_KEY"),
          (name = "ANCHOR_URL", fromEnvironment = "ANCHOR_URL"),
          (name = "LINKEDIN_APP_ID", fromEnvironment = "LINKEDIN_APP_ID"),
          (name = "DATABASE_URL", fromEnvironment = "DATABASE_URL"),
          (name = "WEBHOOK_SECRET", fromEnvironment = "WEBHOOK_SECRET"),
        ],
      ),
    ),
    # The emulator is on this machine, where workers may not go by default.
    (name = "internet", network = (allow = ["public", "private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", service = "worker")],
);
