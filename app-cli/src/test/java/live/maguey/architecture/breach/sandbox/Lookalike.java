package live.maguey.architecture.breach.sandbox;

public record Lookalike() {}
