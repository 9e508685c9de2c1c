"""The vocabulary of the seed: invented merchants, sentences and cities. Data only."""

from __future__ import annotations

#: Category name -> what a shop of that category is called.
TRADES: dict[str, tuple[str, ...]] = {
    "Arts & Entertainment": ("Gallery", "Playhouse", "Cinema"),
    "Baby, Kids & Toys": ("Toy Chest", "Nursery", "Kids' Corner"),
    "Books & Digital Media": ("Bookshop", "Records", "Press"),
    "Clothing, Shoes & Accessories": ("Outfitters", "Bootery", "Tailors"),
    "Computers, Electronics & Software": ("Electronics", "Circuits", "Soft Works"),
    "Convenience": ("Corner Store", "Market", "Quick Stop"),
    "Gas": ("Fuel", "Service Station", "Pumps"),
    "Department Stores": ("& Daughters", "Emporium", "Stores"),
    "Food & Beverage": ("Café", "Bakery", "Noodle Bar", "Taquería", "Grill"),
    "Health & Beauty": ("Apothecary", "Barbers", "Spa"),
    "Home & Garden": ("Nursery & Tools", "Hardware", "Lamps"),
    "Miscellaneous": ("Sundries", "Curios", "Goods"),
    "Occasions & Gifts": ("Florist", "Gift Box", "Cards"),
    "Pets": ("Pet Pantry", "Kennels", "Aquarium"),
    "Sports & Outdoors": ("Climbing", "Bicycles", "Outdoor Co."),
    "Supplies & Services": ("Printing", "Laundry", "Locksmith"),
    "Travel": ("Inn", "Coach Lines", "Luggage"),
}

NAMES: tuple[str, ...] = (
    "Amber Mill", "Blue Kettle", "Copperfield", "Driftwood", "Elm & Rye", "Foxglove",
    "Gravel Lane", "Harbor Light", "Ironwood", "Juniper", "Kestrel", "Lantern", "Marrow",
    "Northgate", "Old Ferry", "Pebble", "Quarry Road", "Redstart", "Saltbox", "Thistle",
    "Umber", "Violet Hour", "Wren", "Yarrow", "Zephyr", "Brûlé", "Niño Azul", "Øresund",
    "Plum Street", "Tin Roof",
)  # fmt: skip

TERMS: tuple[str, ...] = (
    "Pay with the card that is linked to your account; other ways to pay do not count.",
    "The reward is worked out on the amount charged after discounts, taxes and tips.",
    "Gift cards, returns and purchases for resale earn nothing.",
    "A purchase that is returned takes its reward with it.",
    "One reward for each purchase, and no more often than the offer allows.",
    "The reward shows as pending at first and is paid once the purchase has settled.",
    "Orders that are shipped later count on the day the card is charged.",
    "Delivery services and marketplaces that charge under their own name do not qualify.",
    "Valid in the United States, between the start and the end date of this offer.",
    "The offer may end early when its budget is spent.",
    "Only the amount in dollars that the merchant reports is looked at.",
    "Joining with another promotion of the same shop is fine unless the shop excludes it.",
    "Questions about the purchase itself are best put to the shop.",
    "This text belongs to an invented offer of a test server; no money will move.",
)

BLURBS: tuple[str, ...] = (
    "Small batches, fair prices and somebody at the counter who knows your name.",
    "Open early, open late, and always with the kettle on.",
    "Everything on the shelves was picked by the people who sell it.",
    "Since the day the doors opened the recipe has stayed the same.",
)

#: city, state, zip prefix, latitude, longitude
CITIES: tuple[tuple[str, str, str, float, float], ...] = (
    ("Denver", "CO", "802", 39.7392, -104.9903),
    ("Austin", "TX", "787", 30.2672, -97.7431),
    ("Portland", "OR", "972", 45.5152, -122.6784),
    ("Chicago", "IL", "606", 41.8781, -87.6298),
    ("Atlanta", "GA", "303", 33.7490, -84.3880),
)

STREETS: tuple[str, ...] = (
    "Alder St",
    "Birch Ave",
    "Canal St",
    "Depot Rd",
    "Eastern Pkwy",
    "Foundry Ln",
    "Grand Blvd",
    "Hill St",
)
