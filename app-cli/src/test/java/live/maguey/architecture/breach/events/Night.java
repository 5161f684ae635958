package live.maguey.architecture.breach.events;

import java.util.List;
import live.maguey.architecture.breach.tickets.Stub;

public record Night(List<Stub> stubs) {}
