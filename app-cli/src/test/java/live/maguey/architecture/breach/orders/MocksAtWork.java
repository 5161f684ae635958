package live.maguey.architecture.breach.orders;

import live.maguey.architecture.breach.mockito.Mock;

record MocksAtWork(Mock mock) {}
