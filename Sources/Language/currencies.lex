# The currencies, by their codes.
#
# Source: ISO 4217, list one; the francs, marks and pesetas before the euro from list three.

# Names of currencies: "5 dollars".
@currency
  GBP: pound pounds sterling quid
  USD: dollar dollars bucks
  EUR: euro euros
  JPY: yen
  CNY: yuan renminbi
  INR: rupee rupees
  TRY: lira liras
  CHF: franc francs
  MXN: peso pesos
  ZAR: rand
  SEK: krona kronor
  NOK: krone kroner
  PLN: zloty zlotys
  NGN: naira
  RUB: rouble roubles ruble rubles
  ILS: shekel shekels
  FIM: markka
  AED: dirham dirhams
  SAR: riyal riyals
  IDR: rupiah
  MYR: ringgit
  HUF: forint forints
  UAH: hryvnia hryvnias
  CZK: koruna korunas
  BRL: reais
  KES: shilling shillings
  GRD: drachma drachmas
  PTE: escudo escudos
  DEM: deutschmark deutschmarks deutschemark deutschemarks
  ESP: peseta pesetas
  NLG: guilder guilders
  THB: baht

# Names of hundredths of a currency: "50 pence".
@currency.hundredth
  GBP: pence penny
  USD: cent cents

# The units that amounts in hundredths have until they are made amounts of the currency.
@currency.hundredth.unit
  GBP: penny
  USD: cent

# Codes beside an amount, in small letters, too: "GBP 5,000".
@currency.code
  USD: usd
  EUR: eur
  GBP: gbp
  JPY: jpy
  CNY: cny rmb
  CAD: cad
  AUD: aud
  NZD: nzd
  CHF: chf
  HKD: hkd
  SGD: sgd
  INR: inr
  SEK: sek kr
  NOK: nok
  DKK: dkk
  ZAR: zar
  PLN: pln
  BRL: brl
  MXN: mxn
  KRW: krw
  RUB: rub
  AED: aed
  NGN: ngn
  PKR: pkr
  CZK: czk
  HUF: huf
  THB: thb
  IDR: idr
  MYR: myr
  TWD: twd
  KES: kes
  VND: vnd
  EGP: egp
  UAH: uah
  SAR: sar
  QAR: qar
  KWD: kwd

# What is a currency before its number only: "Rs 500".
@currency.prefix
  INR: rs
  KES: ksh

# The currencies other than the dollar of which a hundredth is a cent: "3 euros and 50 cents".
@currency.of.cents
  EUR CAD AUD NZD HKD SGD ZAR

# What stands before a dollar sign: "HK$50".
@currency.dollar
  USD: us usd
  CAD: c ca can cad
  AUD: a au aud
  NZD: nz
  HKD: hk
  SGD: s sg
  MXN: mex mx
  BRL: r

# Nations before the name of a currency, by the currency that the name alone means and the one that both mean:
# "five Canadian dollars".
@currency.nation
  USD/USD: us american
  USD/CAD: canadian
  USD/AUD: australian
  USD/SGD: singapore
  USD/HKD: kong
  USD/NZD: zealand
  TRY/TRY: turkish
  CHF/CHF: swiss
  CHF/FRF: french
  CHF/BEF: belgian
  FIM/FIM: finnish
  NLG/NLG: dutch
  NOK/DKK: danish
  NOK/NOK: norwegian
  SEK/SEK: swedish
  MXN/MXN: mexican
  GBP/GBP: british
  INR/INR: indian
  JPY/JPY: japanese
  CNY/CNY: chinese
  ESP/ESP: spanish
  PLN/PLN: polish
  CZK/CZK: czech
  HUF/HUF: hungarian
  KES/KES: kenyan
  KES/TZS: tanzanian
  KES/UGX: ugandan
  NGN/NGN: nigerian
  BRL/BRL: brazilian
  THB/THB: thai
  ILS/ILS: israeli
  UAH/UAH: ukrainian
  RUB/RUB: russian
  IDR/IDR: indonesian
  MYR/MYR: malaysian
  INR/PKR: pakistani
  GBP/EGP: egyptian
  MXN/ARS: argentine
  MXN/CLP: chilean
  MXN/COP: colombian
  MXN/PHP: philippine
