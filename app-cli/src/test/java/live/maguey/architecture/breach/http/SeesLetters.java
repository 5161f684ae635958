package live.maguey.architecture.breach.http;

import live.maguey.architecture.breach.email.Letter;

record SeesLetters(Letter letter) {}
