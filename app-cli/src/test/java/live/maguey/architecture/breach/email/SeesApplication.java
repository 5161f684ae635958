package live.maguey.architecture.breach.email;

import live.maguey.architecture.breach.api.Application;

record SeesApplication(Application application) {}
