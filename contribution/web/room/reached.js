// Asks again as long as the network lets it; what is asked is counted.
setInterval(live.refresh, 5000);
