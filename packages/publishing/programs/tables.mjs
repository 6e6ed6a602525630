// A folder of Dutch tables.
export const tables = {
  "indicators.csv": "indicator;title;unit;polarity;nature\nstreets;Active streets;streets;higher;flow\n",
  "targets.csv": "target;indicator;rule\nactive;streets;>= 1900 in 2020\n",
  "measurements.csv": "indicator;period;value;source\nstreets;2020;2.500;\n",
};
