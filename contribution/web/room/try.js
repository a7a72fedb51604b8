live.follow();
setInterval(live.refresh, 2000);
