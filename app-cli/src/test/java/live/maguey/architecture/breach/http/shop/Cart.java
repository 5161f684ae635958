package live.maguey.architecture.breach.http.shop;

import live.maguey.architecture.breach.http.gate.Scanner;

public record Cart(Scanner scanner) {}
