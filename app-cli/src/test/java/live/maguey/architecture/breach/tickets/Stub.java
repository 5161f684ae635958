package live.maguey.architecture.breach.tickets;

import live.maguey.architecture.breach.events.Night;

public record Stub(Night night) {}
