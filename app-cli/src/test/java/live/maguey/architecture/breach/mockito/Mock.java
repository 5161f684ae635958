package live.maguey.architecture.breach.mockito;

/// Stands for a library that the product does without.
public @interface Mock {}
