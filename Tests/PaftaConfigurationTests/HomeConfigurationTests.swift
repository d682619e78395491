import GeoCore
import Testing

import PaftaConfiguration

@Suite struct `The settings of a home` {
    @Test func `are read from TOML`() throws {
        let text = """
            [municipality]
            name = "Örnek Belediyesi"
            [server]
            port = 9090
            public_url = "https://harita.example.org/"
            [limits]
            maximum_features = 5000
            """
        let configuration = try HomeConfiguration(toml: text)
        #expect(configuration.municipality == "Örnek Belediyesi")
        #expect(configuration.port == 9_090)
        #expect(configuration.publicURL == "https://harita.example.org")
        #expect(configuration.maximumFeatures == 5_000)
        #expect(configuration.defaultFeatures == 100)
    }

    @Test func `that init writes are valid and carry the name`() throws {
        let name = "Şirin \"Kent\" \\ Belediyesi"
        let configuration = try HomeConfiguration(toml: HomeConfiguration.template(municipality: name))
        #expect(configuration.municipality == name)
        #expect(configuration.language == .turkish)
    }

    @Test(arguments: [
        "[server]\nport = 0", "[server]\nport = \"x\"", "[server]\nprot = 1", "nonsense", "[server", "server = 1",
        "[limits]\nmaximum_features = -1", "[municipality]\nname = 5", "[municipality]\nlanguage = \"de\"",
    ])
    func `with a mistake are refused`(_ text: String) {
        let error = #expect(throws: PaftaError.self) { try HomeConfiguration(toml: text) }
        #expect(error?.code == .invalidConfiguration)
    }
}
