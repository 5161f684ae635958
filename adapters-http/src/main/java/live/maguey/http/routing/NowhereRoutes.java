package live.maguey.http.routing;

import live.maguey.http.routing.Who.Anybody;

/// What holds where there is no route: a program reads of it as programs do, and an address that
/// may be a mistyped secret is kept as one.
public final class NowhereRoutes implements Routes {
  @Override
  public void into(RouteTable table) {
    table
        .beyond("/api/orders/*", Policy.program(new Anybody(), Cache.SECRET))
        .beyond("/api/gate/*", Policy.program(new Anybody(), Cache.SECRET))
        .beyond("/api/*", Policy.program(new Anybody(), Cache.NEVER))
        .beyond("/webhooks/*", Policy.program(new Anybody(), Cache.NEVER))
        .beyond("/health/*", Policy.program(new Anybody(), Cache.NEVER))
        .beyond("/assets/*", Policy.program(new Anybody(), Cache.NEVER))
        .beyond("/posters/*", Policy.program(new Anybody(), Cache.NEVER))
        .beyond("/orders/*", Policy.page(new Anybody(), Cache.SECRET))
        .beyond("/gate/*", Policy.gate(new Anybody(), Cache.SECRET))
        .beyond("/*", Policy.page(new Anybody(), Cache.NEVER));
  }
}
