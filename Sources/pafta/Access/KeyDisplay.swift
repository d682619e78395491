import AccessControl
import GeoCore
import HomeRegistry
import PaftaTerminal

/// Keys as the terminal shows them.
enum KeyDisplay {
    /// Shows a new key, the one time that it can be shown.
    static func show(_ key: APIKey, from registry: HomeRegistry, json: Bool, _ console: Console) throws(PaftaError) {
        let record = try registry.key(key.prefix)
        if json {
            var object = record.map { document($0, now: Moment.now) } ?? JSONObject()
            object.add("key", key.text.text)
            return console.result(object.text)
        }
        console.result(key.text.text)
        console.note(
            LocalizedText(
                "This is the only time the key is shown; give it to its owner on a safe way.",
                tr: "Anahtar yalnız bu kez gösterilir; sahibine güvenli bir yoldan iletin."
            )
        )
        if let end = record?.expiresAt {
            console.note(LocalizedText("It ends \(Moment.local(end)).", tr: "Bitiş: \(Moment.local(end))."))
        }
    }

    /// A key as a row of a table.
    static func row(_ key: KeyRecord, now: Int64, in language: Language) -> [String] {
        [
            key.prefix, key.owner.label(in: language), state(key, now: now).text(in: language),
            Moment.local(key.createdAt), key.expiresAt.map(Moment.local) ?? "–", key.usedAt.map(Moment.local) ?? "–",
            key.label ?? "",
        ]
    }

    /// The headings of the table.
    static func heading(in language: Language) -> [String] {
        switch language {
        case .english: ["prefix", "owner", "state", "made", "ends", "last used", "label"]
        case .turkish: ["ön ek", "sahibi", "durum", "oluşturma", "bitiş", "son kullanım", "ad"]
        }
    }

    /// A key as JSON, without any secret.
    static func document(_ key: KeyRecord, now: Int64) -> JSONObject {
        var object = JSONObject()
        object.add("prefix", key.prefix)
        object.add("protocol", optional: key.owner.agreement)
        object.add("user", optional: key.owner.account)
        object.add("label", optional: key.label)
        object.add("state", state(key, now: now).english)
        object.add("created", Moment.utc(key.createdAt))
        object.add("expires", optional: key.expiresAt.map(Moment.utc))
        object.add("revoked", optional: key.revokedAt.map(Moment.utc))
        object.add("reason", optional: key.reason)
        object.add("successor", optional: key.successor)
        object.add("lastUsed", optional: key.usedAt.map(Moment.utc))
        return object
    }

    private static func state(_ key: KeyRecord, now: Int64) -> LocalizedText {
        if key.revokedAt != nil { return LocalizedText("revoked", tr: "feshedildi") }
        if let end = key.expiresAt, end <= now { return LocalizedText("expired", tr: "süresi doldu") }
        if key.successor != nil { return LocalizedText("replaced", tr: "yenilendi") }
        return LocalizedText("valid", tr: "geçerli")
    }
}
