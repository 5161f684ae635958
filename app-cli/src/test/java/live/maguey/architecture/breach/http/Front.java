package live.maguey.architecture.breach.http;

import live.maguey.architecture.breach.http.shop.Till;

/// What stands on the rooms.
public record Front(Till till) {}
