using System.Text;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Kernel;

public sealed class LockerTests
{
    private static readonly Guid Row = Guid.Parse("019ab3c4-5d6e-7f80-91a2-b3c4d5e6f708");

    private readonly ALocker _locker = new(new DigestKey(new byte[32]), "tests");

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(2000)]
    public void What_is_closed_opens_for_its_row_alone_under_its_key_alone_for_its_purpose_alone(int length)
    {
        var secret = Encoding.UTF8.GetBytes(new string('x', length));
        var closed = _locker.Close(Row, secret);
        Assert.Equal(secret, _locker.Open(Row, closed));
        Assert.NotEqual(closed, _locker.Close(Row, secret));
        Assert.Null(_locker.Open(Guid.Empty, closed));
        Assert.Null(new ALocker(new DigestKey([.. Enumerable.Repeat((byte)1, 32)]), "tests").Open(Row, closed));
        Assert.Null(new ALocker(new DigestKey(new byte[32]), "another").Open(Row, closed));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("<script>")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_was_not_closed_here_opens_nothing(string? text) => Assert.Null(_locker.Open(Row, text));

    private sealed class ALocker(DigestKey key, string purpose) : Locker(key, purpose);
}
