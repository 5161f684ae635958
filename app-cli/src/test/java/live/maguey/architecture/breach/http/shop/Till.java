package live.maguey.architecture.breach.http.shop;

import java.util.List;
import live.maguey.architecture.breach.http.Front;

/// A room that looks back at the ring's own package.
public record Till(List<Front> front) {}
