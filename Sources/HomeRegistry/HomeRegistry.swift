public import GeoCore
internal import GRDB
internal import Synchronization

/// The book of a home, `registry.sqlite`: which layers there are, who owns them, and who loaded what.
///
/// Features and their changes lie in the GeoPackages; what a person decided or did lies here. Functions block; every
/// one is a transaction of its own.
public final class HomeRegistry: Sendable {
    private let database: DatabaseQueue
    /// Only asked for ``generation()``: a connection never sees its own commits there.
    private let watcher: DatabaseQueue
    /// The number of decisions in a state of the database.
    private let known = Mutex<(state: Int64, number: Int64)?>(nil)

    /// Opens the registry of the home in the folder `home`, and makes it if there is none.
    ///
    /// - Throws: `registry.unreadable`, also if a later version of Pafta has written it.
    public init(home: String) throws(PaftaError) {
        do {
            var configuration = Configuration()
            configuration.busyMode = .timeout(15)
            configuration.journalMode = .wal
            configuration.foreignKeysEnabled = true
            database = try DatabaseQueue(path: "\(home)/registry.sqlite", configuration: configuration)
            try Self.migrations.migrate(database)
            guard try database.read(Self.migrations.hasBeenSuperseded) == false else {
                throw PaftaError.newerRegistry
            }
            configuration.readonly = true
            configuration.journalMode = .default
            watcher = try DatabaseQueue(path: "\(home)/registry.sqlite", configuration: configuration)
        } catch {
            throw .registry(error)
        }
    }

    /// Returns a number that grows whenever something was decided that may change who sees what, by this program or
    /// another one: accounts, keys, sessions, protocols, the access classes of layers and fields.
    ///
    /// Costs some microseconds while nothing is written at all, so a server may ask with every request.
    ///
    /// - SeeAlso: SQLite, `PRAGMA data_version`.
    public func generation() throws(PaftaError) -> Int64 {
        do {
            return try watcher.unsafeRead { database in
                let version = try database.cachedStatement(sql: "PRAGMA data_version")
                let state = try Int64.fetchOne(version) ?? 0
                if let known = known.withLock({ $0 }), known.state == state { return known.number }
                let decision = try database.cachedStatement(sql: "SELECT number FROM decision")
                let number = try Int64.fetchOne(decision) ?? 0
                known.withLock { $0 = (state, number) }
                return number
            }
        } catch { throw .registry(error) }
    }

    func read<Result>(_ body: (Database) throws -> Result) throws(PaftaError) -> Result {
        do { return try database.read(body) } catch { throw .registry(error) }
    }

    func write<Result>(_ body: (Database) throws -> Result) throws(PaftaError) -> Result {
        do { return try database.write(body) } catch { throw .registry(error) }
    }

    private static var migrations: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 layers and loads") { database in
            try database.execute(
                sql: """
                    CREATE TABLE layer (
                      collection TEXT PRIMARY KEY, template TEXT, owner_unit TEXT, partition_field TEXT,
                      update_period_days INTEGER CHECK (update_period_days > 0),
                      access TEXT NOT NULL, secrecy TEXT NOT NULL);
                    CREATE TABLE layer_delegate (
                      collection TEXT NOT NULL REFERENCES layer ON DELETE CASCADE, unit TEXT NOT NULL,
                      PRIMARY KEY (collection, unit));
                    CREATE TABLE load (
                      number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, state TEXT NOT NULL,
                      sha256 TEXT, file_name TEXT NOT NULL, unit TEXT, person TEXT NOT NULL, letter TEXT, note TEXT,
                      started_at TEXT NOT NULL, ended_at TEXT);
                    CREATE INDEX load_by_content ON load (sha256);
                    CREATE TABLE load_layer (
                      load INTEGER NOT NULL REFERENCES load, collection TEXT NOT NULL, changeset INTEGER,
                      inserted INTEGER NOT NULL, updated INTEGER NOT NULL, deleted INTEGER NOT NULL,
                      unchanged INTEGER NOT NULL, PRIMARY KEY (load, collection));
                    CREATE INDEX load_by_layer ON load_layer (collection, load);
                    """
            )
        }
        AccessTables.register(in: &migrator)
        ProtocolTables.register(in: &migrator)
        UsageTables.register(in: &migrator)
        PackageTables.register(in: &migrator)
        MappingTables.register(in: &migrator)
        FieldTables.register(in: &migrator)
        // Behind all others: it watches their tables.
        DecisionTables.register(in: &migrator)
        return migrator
    }
}
