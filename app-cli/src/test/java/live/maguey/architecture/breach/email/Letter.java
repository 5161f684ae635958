package live.maguey.architecture.breach.email;

public record Letter(String text) {}
