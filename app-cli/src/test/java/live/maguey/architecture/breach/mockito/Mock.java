package live.maguey.architecture.breach.mockito;

/// Stands for a library that the house does without.
public @interface Mock {}
