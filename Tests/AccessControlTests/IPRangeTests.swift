import AccessControl
import GeoCore
import Testing

@Suite struct `Blocks of addresses` {
    /// RFC 4632, clauses 3.1 and 3.3, and RFC 4291, clause 2.3.
    @Test(arguments: [
        ("192.168.0.0/16", "192.168.255.255", true), ("192.168.0.0/16", "192.169.0.0", false),
        ("10.24.0.0/13", "10.31.255.255", true), ("10.24.0.0/13", "10.32.0.0", false),
        ("192.24.0.0/21", "192.24.7.255", true), ("192.24.0.0/21", "192.24.8.0", false),
        ("0.0.0.0/0", "255.255.255.255", true), ("0.0.0.0/0", "2001:db8::1", false),
        ("10.1.2.3", "10.1.2.3", true), ("10.1.2.3", "10.1.2.4", false),
        ("2001:db8::/60", "2001:db8:0:f::1", true), ("2001:db8::/60", "2001:db8:0:10::1", false),
        ("2001:DB8:0:CD30::/60", "2001:db8::cd3f:ffff:ffff:ffff:ffff", true),
        ("2001:DB8:0:CD30::/60", "2001:db8:0:cd40::", false),
        ("10.0.0.0/8", "::ffff:10.200.0.1", true), ("::ffff:10.0.0.0/104", "10.200.0.1", true),
        ("::/0", "2001:db8::1", true), ("::/0", "10.0.0.1", false), ("fe80::/10", "fe80::1%eth0", true),
    ])
    func `hold what their prefix says`(range: String, address: String, isHeld: Bool) throws {
        let address = try #require(IPAddress(address))
        #expect(try IPRange(range).contains(address) == isHeld)
    }

    @Test(arguments: [
        "", "10", "10.0.0", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/08", "10.0.0.0/ 8", "10.0.0.1/8", "010.0.0.1",
        "256.0.0.1", "1.2.3.4.5", "2001:db8::1::2", "2001:db8::/129", "2001:db8::1/32", "1:2:3:4:5:6:7", ":::", ":1",
        "12345::", "::g", "1:2:3:4:5:6:7:8:9", "1.2.3.4::", "::1.2.3", "fe80::1%eth0/64", "10.0.0.0/8/8", "/8",
        "1::2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8::", "10.0.0.0/9999999999999999999999", "٠.0.0.0",
    ])
    func `in no valid form are refused`(text: String) {
        let error = #expect(throws: PaftaError.self) { _ = try IPRange(text) }
        #expect(error?.code == .invalidAddress)
    }

    @Test func `with bits behind the prefix are named as they should be`() {
        let error = #expect(throws: PaftaError.self) { _ = try IPRange("10.20.30.40/13") }
        #expect(error?.remedy?.english.contains("10.16.0.0/13") == true)
    }

    /// RFC 4291, clause 2.2, and RFC 5952, clause 4.
    @Test(arguments: [
        ("ABCD:EF01:2345:6789:ABCD:EF01:2345:6789", "abcd:ef01:2345:6789:abcd:ef01:2345:6789"),
        ("2001:DB8:0:0:8:800:200C:417A", "2001:db8::8:800:200c:417a"), ("FF01:0:0:0:0:0:0:101", "ff01::101"),
        ("0:0:0:0:0:0:0:1", "::1"), ("0:0:0:0:0:0:0:0", "::"), ("0:0:0:0:0:FFFF:129.144.52.38", "129.144.52.38"),
        ("::13.1.68.3", "::d01:4403"), ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
        ("2001:0:0:1:0:0:0:1", "2001:0:0:1::1"), ("2001:db8::1:0:0:1", "2001:db8::1:0:0:1"), ("1::", "1::"),
    ])
    func `and addresses are written in their one form`(text: String, form: String) throws {
        #expect(try #require(IPAddress(text)).description == form)
    }

    @Test func `of proxies are believed from the last one on`() throws {
        let proxies = [try IPRange("10.0.0.0/24")]
        let peer = try #require(IPAddress("10.0.0.1"))
        let stranger = try #require(IPAddress("203.0.113.9"))
        func client(_ peer: IPAddress, _ forwarded: [String]) -> String {
            TrustedProxy.client(behind: peer, forwarded: forwarded, trusted: proxies).description
        }
        #expect(client(stranger, ["198.51.100.1"]) == "203.0.113.9")
        #expect(client(peer, ["1.1.1.1, 198.51.100.1"]) == "198.51.100.1")
        #expect(client(peer, ["1.1.1.1", "198.51.100.1, 10.0.0.2"]) == "198.51.100.1")
        #expect(client(peer, ["evil"]) == "10.0.0.1")
        #expect(client(peer, []) == "10.0.0.1")
    }
}
