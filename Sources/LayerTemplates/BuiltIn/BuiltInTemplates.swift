/// The templates that come with Pafta, as TOML, so that one reader serves them and those of the home.
///
/// They follow the least schemas that the city's layers need. Of the fields common to all layers only those that say
/// since and until when a feature holds (`gecerlilik_bas`, `gecerlilik_bit`) are part of them: they are facts of the
/// city. Who made a feature, when, in which load and which version is Pafta's own record in the change log, and no
/// source may set it. Owners of parcels have no field here; they belong into a table of their own with restricted
/// access.
///
/// Update periods and units are usual ones; a home that differs overrides the template.
enum BuiltInTemplates {
    /// The names and texts, in the order they are listed.
    static let all: [(name: String, toml: String)] = [
        ("mahalle", AddressTemplates.neighbourhood),
        ("parsel", CadastreTemplates.parcel),
        ("plan", ZoningTemplates.plan),
        ("imar_fonksiyon", ZoningTemplates.function),
        ("plan_cizgi", ZoningTemplates.line),
        ("bina", CadastreTemplates.building),
        ("kapi", AddressTemplates.door),
        ("yol", RoadTemplates.road),
        ("altyapi_hat", InfrastructureTemplates.line),
        ("altyapi_nokta", InfrastructureTemplates.point),
        ("kazi_ruhsat", InfrastructureTemplates.excavationPermit),
        ("poi", PlaceTemplates.place),
    ]

    /// The fields that say since and until when a feature holds, common to most templates.
    static let validity = """

        [[field]]
        name = "gecerlilik_bas"
        title = { en = "Valid from", tr = "Geçerlilik başlangıcı" }
        type = "date"
        role = "valid-from"
        synonyms = ["gecerlilik_baslangic", "gecerlilik_baslangic_tarihi"]

        [[field]]
        name = "gecerlilik_bit"
        title = { en = "Valid to", tr = "Geçerlilik bitişi" }
        type = "date"
        role = "valid-to"
        synonyms = ["gecerlilik_bitis", "gecerlilik_bitis_tarihi"]

        """
}
