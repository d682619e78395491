internal import GeoCore
internal import ProtocolViews
internal import UsageMetering

extension ProtocolCheck {
    mutating func checkPersonalData() {
        let terms = document.personalData
        if terms.isIncluded {
            if terms.ground == nil { missing("personal_data.ground") }
            if terms.categories.isEmpty { missing("personal_data.categories", .warning) }
            require(terms.retention, "personal_data.retention", .warning)
            require(terms.destruction, "personal_data.destruction", .warning)
            require(document.receiver.kvkkContact, "receiver.kvkk_contact", .warning)
        }
        for shared in document.layers {
            guard let layer = surroundings.layers[shared.layer] else { continue }
            for field in shared.fields {
                guard let kind = layer.personal[field.name] else { continue }
                check(kind, document.mask(of: field, in: shared), "layers[\(shared.layer)].fields[\(field.name)]")
            }
        }
    }

    /// A hidden value is no value; every other mask leaves something of a person.
    private mutating func check(_ kind: PersonalClass, _ mask: FieldMask, _ path: String) {
        guard mask != .hidden else { return }
        let hasGround = document.personalData.isIncluded && document.personalData.ground != nil
        if kind == .special, !(hasGround && document.personalData.ground == .article6) {
            error(
                path,
                "Personal data of a special category need the ground kvkk-6 in 'personal_data', or the mask 'hidden'.",
                tr:
                    "Özel nitelikli kişisel veri için 'personal_data' içinde kvkk-6 ya da 'hidden' maskesi gerekir."
            )
        } else if !hasGround, mask == .stored {
            error(
                path,
                "Personal data need 'personal_data' with a ground, or a mask.",
                tr: "Kişisel veri için 'personal_data' bölümünde hukuki sebep ya da bir maske gerekir."
            )
        } else if !hasGround {
            warning(
                path,
                "Masked personal data may still point to a person; 'personal_data' names no ground.",
                tr: "Maskelenmiş kişisel veri de kişiyi gösterebilir; 'personal_data' bölümünde sebep yok."
            )
        }
    }

    mutating func checkDelivery() {
        let delivery = document.delivery
        if delivery.channels.isEmpty { missing("delivery.channels") }
        if delivery.formats.isEmpty { missing("delivery.formats", .warning) }
        for format in delivery.formats where !surroundings.formats.contains(format) {
            let known = surroundings.formats.sorted().joined(separator: ", ")
            error(
                "delivery.formats",
                "'\(format.prefix(40))' is not a format; known are \(known).",
                tr: "'\(format.prefix(40))' diye bir biçim yok; bilinenler: \(known)."
            )
        }
        if delivery.crs.isEmpty { missing("delivery.crs", .warning) }
        for text in delivery.crs {
            guard let crs = try? CRSIdentity(parsing: text) else {
                error(
                    "delivery.crs",
                    "'\(text.prefix(40))' does not name a CRS.",
                    tr: "'\(text.prefix(40))' bir koordinat sistemi adı değil."
                )
                continue
            }
            check(crs, "delivery.crs")
        }
        if delivery.target == .directory { require(delivery.directory, "delivery.directory") }
    }

    mutating func checkTerm() {
        guard let start = document.term.start else { return missing("term.start") }
        guard let end = document.term.end else { return missing("term.end") }
        guard end >= start else {
            return error("term.end", "It ends before it begins.", tr: "Bitiş başlangıçtan önce.")
        }
        if end < surroundings.today { error("term.end", "Its term is over.", tr: "Süresi dolmuş.") }
        if end.daysSince1970 - start.daysSince1970 > 5 * 366 {
            warning("term.end", "It holds for more than five years.", tr: "Süresi beş yıldan uzun.")
        }
    }

    mutating func checkSafety() {
        let limits = document.limits
        if limits.usage == .init() { missing("limits", .warning) }
        if limits.ipRanges.contains(where: { !$0.contains { !$0.isWhitespace } }) {
            error("limits.ip_ranges", "A range is blank.", tr: "Aralıklardan biri boş.")
        }
        if !document.security.requiresTLS {
            warning("security.tls", "Connections need not be encrypted.", tr: "Bağlantının şifreli olması istenmiyor.")
        }
        for annex in document.annexes where annex.sha256 == nil {
            missing("annexes[\(annex.name)].sha256", .warning)
        }
    }
}
