using Neighbourhood.Families.Matching;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Families.Matching;

public sealed class SinceTests
{
    [Fact]
    public void An_id_says_when_it_was_made_and_whether_it_is_later_also_within_a_millisecond()
    {
        var at = new DateTimeOffset(2026, 3, 2, 10, 0, 0, 123, TimeSpan.Zero);
        Assert.Equal(at, Since.MadeAt(Guid.CreateVersion7(at)));
        var clock = new TestClock();
        var (first, second) = (clock.NewId(), clock.NewId());
        Assert.True(Since.IsLater(second, first));
        Assert.False(Since.IsLater(first, second));
        Assert.False(Since.IsLater(first, first));
        Assert.False(Since.IsLater(Guid.Parse("ffffffff-ffff-8fff-bfff-ffffffffffff"), first)); // made of other ids
    }
}
