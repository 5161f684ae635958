package live.maguey.architecture.breach.orders;

record TenParts(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j) {}
