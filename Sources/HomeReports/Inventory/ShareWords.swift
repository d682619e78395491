public import GeoCore
public import ProtocolViews
public import SharingProtocols

/// Words for what is shared and how, as people read them.
public enum ShareWords {
    /// The access class of a layer.
    public static func access(_ name: String) -> LocalizedText {
        switch name {
        case "public": LocalizedText("public", tr: "herkese açık")
        case "partner": LocalizedText("partners", tr: "protokollü kurumlar")
        case "staff": LocalizedText("staff", tr: "personel")
        case "restricted": LocalizedText("restricted", tr: "kısıtlı")
        default: LocalizedText(verbatim: name)
        }
    }

    /// The secrecy grade of a layer.
    public static func secrecy(_ name: String) -> LocalizedText {
        switch name {
        case "tasnif-disi": LocalizedText("unclassified", tr: "tasnif dışı")
        case "hizmete-ozel": LocalizedText("official use", tr: "hizmete özel")
        case "ozel": LocalizedText("confidential", tr: "özel")
        case "gizli": LocalizedText("secret", tr: "gizli")
        default: LocalizedText(verbatim: name)
        }
    }

    /// The personal-data class of a field.
    public static func personalClass(_ name: String) -> LocalizedText {
        switch name {
        case "personal": LocalizedText("personal data", tr: "kişisel veri")
        case "special": LocalizedText("special category", tr: "özel nitelikli kişisel veri")
        case "none": LocalizedText("not personal", tr: "kişisel veri değil")
        default: LocalizedText(verbatim: name)
        }
    }

    /// The article that allows sharing.
    public static func ground(_ ground: PersonalDataGround) -> LocalizedText {
        switch ground {
        case .article5: LocalizedText("KVKK 5", tr: "KVKK m. 5")
        case .article6: LocalizedText("KVKK 6", tr: "KVKK m. 6")
        case .article8: LocalizedText("KVKK 8", tr: "KVKK m. 8")
        }
    }

    /// What is counted for a fee.
    public static func feeUnit(_ unit: FeeUnit) -> LocalizedText {
        switch unit {
        case .layer: LocalizedText("layer", tr: "katman")
        case .sheet: LocalizedText("map sheet", tr: "pafta")
        case .district: LocalizedText("district", tr: "ilçe")
        case .neighbourhood: LocalizedText("neighbourhood", tr: "mahalle")
        case .page: LocalizedText("page", tr: "sayfa")
        case .squareKilometre: LocalizedText("km²", tr: "km²")
        case .request: LocalizedText("request", tr: "istek")
        }
    }

    /// What becomes of a field's values.
    public static func mask(_ mask: FieldMask) -> LocalizedText {
        switch mask {
        case .stored: LocalizedText("shown as stored", tr: "olduğu gibi gösterilir")
        case .hidden: LocalizedText("hidden", tr: "gizlenir")
        case .initials: LocalizedText("first letters only", tr: "yalnız baş harfleri gösterilir")
        case .lastCharacters(let count):
            LocalizedText("last \(count) characters only", tr: "yalnız son \(count) karakteri gösterilir")
        case .keyedHash: LocalizedText("hashed with a key", tr: "anahtarlı özetle değiştirilir")
        case .rounded(let step): LocalizedText("rounded to \(number(step))", tr: "\(number(step)) adımına yuvarlanır")
        case .classes: LocalizedText("shown as a class", tr: "sınıf olarak gösterilir")
        case .year: LocalizedText("year only", tr: "yalnız yılı gösterilir")
        }
    }

    private static func number(_ step: Double) -> String {
        step == step.rounded() && abs(step) < 1e15 ? "\(Int(step))" : "\(step)"
    }
}
