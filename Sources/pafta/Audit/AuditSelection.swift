import ArgumentParser
import AuditTrail
import GeoCore

/// Which records are meant.
struct AuditSelection: ParsableArguments {
    @Option(help: "The account or the credential of a partner. / Hesap ya da alıcı kurumun kimliği.")
    var principal: String?

    @Option(
        name: .customLong("protocol"),
        help: "The protocol, as 2026/14 or 2026/14@3. / Veri paylaşım protokolü."
    )
    var agreement: String?

    @Option(help: "The collection. / Katman.")
    var collection: String?

    @Option(help: "What happened: access, denied, login, load, protocol, key … / Olay.")
    var event: String?

    @Option(help: "The status of the answer, as 200. / Yanıtın durumu.")
    var status: Int?

    @Option(help: "A text in the request, detail, purpose or address. / Kayıtta geçen bir metin.")
    var text: String?

    @Option(help: "The first day (Türkiye) or moment (UTC, 2026-11-21T10:00:00Z). / İlk gün ya da an.")
    var from: String?

    @Option(
        help: "The last day, or the moment before which records are. / Son gün ya da kayıtların öncesinde olduğu an."
    )
    var to: String?

    /// The query.
    ///
    /// - Throws: `audit.invalid`.
    func query() throws(PaftaError) -> AuditQuery {
        var query = AuditQuery()
        (query.principal, query.agreement, query.collection) = (principal, agreement, collection)
        (query.event, query.status, query.text) = (event, status, text)
        if let from {
            if AuditDay(ofMoment: from) != nil { query.since = from } else { query.from = try AuditDay(option: from) }
        }
        if let to {
            if AuditDay(ofMoment: to) != nil { query.before = to } else { query.to = try AuditDay(option: to) }
        }
        return query
    }
}
