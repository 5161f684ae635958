package live.maguey.architecture.breach.orders;

import java.text.NumberFormat;
import java.time.format.DateTimeFormatter;

record Formats(DateTimeFormatter times, NumberFormat amounts) {}
