/// One access or one change, as the audit trail keeps it.
///
/// Never holds secrets, and of personal values only what the query itself named, which the writer of the record masks.
public struct AuditRecord: Sendable, Hashable {
    /// What happened: `access`, `denied`, `login`, `load`, `protocol`, `key`, `package` and the like.
    public var event: String
    /// The beginning, in UTC as `2026-11-21T10:53:16.123Z`.
    public var time: String
    /// `anonymous`, `staff` or `partner`.
    public var kind: String
    /// The account, or the credential of a partner.
    public var principal: String
    /// The unit of a staff member.
    public var unit: String?
    /// The protocol and its version, as `2026/14@3`.
    public var agreement: String?
    /// The purpose code of the protocol, or the purpose that a staff member gave.
    public var purpose: String?
    /// The address of the client.
    public var address: String?
    /// The method and the path with its query.
    public var method: String?
    /// The path and query asked for, with values of personal fields masked.
    public var target: String?
    /// The collection, and its version as `incarnation.change`.
    public var collection: String?
    /// The version of the collection's data.
    public var dataVersion: String?
    /// The fields that were shown.
    public var fields: [String] = []
    /// The number of features that were shown.
    public var features: Int?
    /// The status of the answer.
    public var status: Int?
    /// The bytes of the answer.
    public var bytes: Int?
    /// The SHA-256 of the answer's body as it was before compression, in hexadecimal digits.
    public var answer: String?
    /// How long it took, in milliseconds.
    public var milliseconds: Double?
    /// Why something was refused, or what was changed.
    public var detail: String?

    /// Creates a record.
    public init(event: String, time: String, kind: String, principal: String) {
        self.event = event
        self.time = time
        self.kind = kind
        self.principal = principal
    }
}
