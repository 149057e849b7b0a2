"""The price-year and currency rule: every sourced amount goes through `to_gbp_2025`."""

BASE_YEAR = 2025
RULE = ("amount x mean exchange rate of its own year into GBP, then x UK GDP deflator "
        "from that year to 2025")
SOURCE = ("wdi_chn_gbr_hkg_mac, World Bank WDI NY.GDP.DEFL.KD.ZG, GBR, rows after the price "
          "year to 2025; fx_monthly_cny_gbp, Federal Reserve H.10, twelve months of the year")


class Prices:
    """UK deflator and yearly mean exchange rates."""

    def __init__(self, deflator_growth_pct, gbp_per_unit):
        self.growth_ = deflator_growth_pct
        self.rates_ = gbp_per_unit

    def deflator(self, year):
        """Price level of 2025 over that of `year`: product of 1 + inflation after it."""
        factor = 1.0
        for later in range(year + 1, BASE_YEAR + 1):
            factor *= 1.0 + self.growth_[later] / 100.0
        return factor

    def rate(self, currency, year):
        """Pounds per unit of `currency`, mean of the months of `year`."""
        return 1.0 if currency == "GBP" else self.rates_[currency][year]

    def to_gbp_2025(self, amount, currency, year):
        """`amount` of `currency` at prices of `year` in pounds of 2025."""
        return amount * self.rate(currency, year) * self.deflator(year)

    def original(self, amount, currency, year):
        """What was converted and with which factors, for the record."""
        return {"amount": amount, "currency": currency, "price_year": year,
                "gbp_per_unit": self.rate(currency, year), "deflator_to_2025": self.deflator(year)}


def yearly_means(rows, value_of):
    """{year: mean of value_of(row)} over the monthly rows."""
    groups = {}
    for row in rows:
        groups.setdefault(int(row["date"][:4]), []).append(value_of(row))
    return {year: sum(values) / len(values) for year, values in groups.items()}


def load(tables):
    """Prices from the WDI deflator and the monthly exchange-rate table."""
    rows = [r for r in tables.rows("fx_monthly_cny_gbp") if r["gbp_per_usd"] and r["cny_per_gbp"]]
    rates = {"USD": yearly_means(rows, lambda r: float(r["gbp_per_usd"])),
             "CNY": yearly_means(rows, lambda r: 1.0 / float(r["cny_per_gbp"]))}
    return Prices(tables.wdi("gdp_deflator_inflation_pct", "GBR"), rates)


def add_money(figures, prices, path, amount, currency, year, source, rule, kind, **more):
    """Add one converted amount; `low` and `high` in `more` are converted too."""
    ends = {key: prices.to_gbp_2025(more.pop(key), currency, year)
            for key in ("low", "high") if key in more}
    return figures.add(path, prices.to_gbp_2025(amount, currency, year), "GBP, 2025 prices",
                       source, rule, kind, original=prices.original(amount, currency, year),
                       **ends, **more)


def derive(figures, prices):
    """The rule itself and the factors users meet most."""
    figures.add("money.rule", RULE, "text", SOURCE, "applied to every sourced amount")
    for year in (2008, 2011, 2015, 2016, 2019, 2022, 2023, 2024):
        figures.add("money.deflator_%d_to_2025" % year, prices.deflator(year), "ratio", SOURCE,
                    "product of 1 + yearly deflator growth after the price year")
    for currency in ("USD", "CNY"):
        figures.add("money.gbp_per_%s_2025" % currency.lower(), prices.rate(currency, 2025),
                    "GBP", SOURCE, "mean of the twelve months of 2025")
