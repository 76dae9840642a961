// as: apps/leads/src/capture/an-example.ts
// breaks: max-lines
const line001 = 1;
const line002 = 2;
const line003 = 3;
const line004 = 4;
const line005 = 5;
const line006 = 6;
const line007 = 7;
const line008 = 8;
const line009 = 9;
const line010 = 10;
const line011 = 11;
const line012 = 12;
const line013 = 13;
const line014 = 14;
const line015 = 15;
const line016 = 16;
const line017 = 17;
const line018 = 18;
const line019 = 19;
const line020 = 20;
const line021 = 21;
const line022 = 22;
const line023 = 23;
const line024 = 24;
const line025 = 25;
const line026 = 26;
const line027 = 27;
const line028 = 28;
const line029 = 29;
const line030 = 30;
const line031 = 31;
const line032 = 32;
const line033 = 33;
const line034 = 34;
const line035 = 35;
const line036 = 36;
const line037 = 37;
const line038 = 38;
const line039 = 39;
const line040 = 40;
const line041 = 41;
const line042 = 42;
const line043 = 43;
const line044 = 44;
const line045 = 45;
const line046 = 46;
const line047 = 47;
const line048 = 48;
const line049 = 49;
const line050 = 50;
const line051 = 51;
const line052 = 52;
const line053 = 53;
const line054 = 54;
const line055 = 55;
const line056 = 56;
const line057 = 57;
const line058 = 58;
const line059 = 59;
const line060 = 60;
const line061 = 61;
const line062 = 62;
const line063 = 63;
const line064 = 64;
const line065 = 65;
const line066 = 66;
const line067 = 67;
const line068 = 68;
const line069 = 69;
const line070 = 70;
const line071 = 71;
const line072 = 72;
const line073 = 73;
const line074 = 74;
const line075 = 75;
const line076 = 76;
const line077 = 77;
const line078 = 78;
const line079 = 79;
const line080 = 80;
const line081 = 81;
const line082 = 82;
const line083 = 83;
const line084 = 84;
const line085 = 85;
const line086 = 86;
const line087 = 87;
const line088 = 88;
const line089 = 89;
const line090 = 90;
const line091 = 91;
const line092 = 92;
const line093 = 93;
const line094 = 94;
const line095 = 95;
const line096 = 96;
const line097 = 97;
const line098 = 98;
const line099 = 99;

/** All of them. */
export const lines = [
  line001,
  line002,
  line003,
  line004,
  line005,
  line006,
  line007,
  line008,
  line009,
  line010,
  line011,
  line012,
  line013,
  line014,
  line015,
  line016,
  line017,
  line018,
  line019,
  line020,
  line021,
  line022,
  line023,
  line024,
  line025,
  line026,
  line027,
  line028,
  line029,
  line030,
  line031,
  line032,
  line033,
  line034,
  line035,
  line036,
  line037,
  line038,
  line039,
  line040,
  line041,
  line042,
  line043,
  line044,
  line045,
  line046,
  line047,
  line048,
  line049,
  line050,
  line051,
  line052,
  line053,
  line054,
  line055,
  line056,
  line057,
  line058,
  line059,
  line060,
  line061,
  line062,
  line063,
  line064,
  line065,
  line066,
  line067,
  line068,
  line069,
  line070,
  line071,
  line072,
  line073,
  line074,
  line075,
  line076,
  line077,
  line078,
  line079,
  line080,
  line081,
  line082,
  line083,
  line084,
  line085,
  line086,
  line087,
  line088,
  line089,
  line090,
  line091,
  line092,
  line093,
  line094,
  line095,
  line096,
  line097,
  line098,
  line099,
];
