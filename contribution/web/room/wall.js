live.follow();
