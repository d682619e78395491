internal import GRDB

/// What the municipality knows about a field of a layer with regard to persons.
public struct FieldRecord: Sendable, Hashable {
    /// The layer.
    public var collection: String
    /// The field.
    public var field: String
    /// The personal-data class, as in the template: `none`, `personal`, `special`.
    public var personalData: String
    /// The legal ground on which it is kept (KVKK 5, 6).
    public var legalGround: String?
    /// How long it is kept, in words.
    public var retention: String?

    /// Creates a record.
    public init(
        collection: String,
        field: String,
        personalData: String,
        legalGround: String? = nil,
        retention: String? = nil
    ) {
        self.collection = collection
        self.field = field
        self.personalData = personalData
        self.legalGround = legalGround
        self.retention = retention
    }

    /// Whether the values tell something about persons.
    public var isPersonal: Bool { personalData != "none" }
}

/// The table of fields.
enum FieldTables {
    static func register(in migrator: inout DatabaseMigrator) {
        migrator.registerMigration("6 fields") { database in
            try database.execute(
                sql: """
                    CREATE TABLE layer_field (
                      collection TEXT NOT NULL, field TEXT NOT NULL, personal_data TEXT NOT NULL, legal_ground TEXT,
                      retention TEXT, PRIMARY KEY (collection, field)) WITHOUT ROWID
                    """
            )
        }
    }
}
