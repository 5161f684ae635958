package live.maguey.architecture.breach.api;

public record Application() {}
