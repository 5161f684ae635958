package live.maguey.architecture.breach.tickets;

import live.maguey.architecture.breach.catalog.Night;

public record Stub(Night night) {}
