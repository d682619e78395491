import AuditTrail
import GeoCore
import PaftaConfiguration
import Testing

@testable import PaftaServer

@Suite struct `The central log` {
    @Test(
        arguments: [
            ("udp://log.example", "log.example", 514), ("tcp://log.example", "log.example", 601),
            ("udp://10.0.0.1:5514", "10.0.0.1", 5_514), ("tcp://[2001:db8::1]:601/", "2001:db8::1", 601),
        ] as [(String, String, Int)]
    )
    func `is named by an address`(_ text: String, _ host: String, _ port: Int) throws {
        let destination = try LogDestination(text)
        #expect(destination.host == host && destination.port == port)
        #expect(destination.transport.rawValue == String(text.prefix(3)))
    }

    @Test(arguments: [
        "", "log.example", "http://log.example", "udp:log.example", "udp://", "udp://:514", "udp://a:0",
        "udp://a:65536",
        "udp://a:x", "tcp://[::1", "tcp://a/b", "tcp://[::1]x",
    ])
    func `is refused if the address is none`(_ text: String) {
        let error = #expect(throws: PaftaError.self) { try LogDestination(text) }
        #expect(error?.code == .invalidConfiguration)
    }

    @Test func `gets no more than so many waiting records, and the rest is counted once`() throws {
        let queue = LogQueue(capacity: 3)
        let anchor = try #require(AuditAnchor("1:" + String(repeating: "0", count: 64)))
        for number in 0..<5 {
            let time = "2026-11-21T10:00:00.000Z"
            queue.add(AuditRecord(event: "access", time: time, kind: "staff", principal: "p\(number)"), anchor)
        }
        #expect(queue.next(10).map(\.record.principal) == ["p0", "p1", "p2"])
        queue.remove(2)
        #expect(queue.next(10).map(\.record.principal) == ["p2"])
        #expect(queue.takeLost() == 2)
        #expect(queue.takeLost() == 0)
    }
}

@Suite struct `The address of the sign-in service's keys` {
    @Test(arguments: ["http://sso.example/keys", "http://127.0.0.1.evil.example/", "ftp://a", "file:///etc/passwd", ""])
    func `has to be of https`(_ text: String) {
        let error = #expect(throws: PaftaError.self) { try SignerAddress(text) }
        #expect(error?.code == .invalidConfiguration)
    }

    @Test(arguments: ["https://sso.example/keys", "http://127.0.0.1:8081/keys"])
    func `may be of this machine for a trial`(_ text: String) throws { _ = try SignerAddress(text) }
}
