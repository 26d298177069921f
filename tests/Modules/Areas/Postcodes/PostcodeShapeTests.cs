using Neighbourhood.Areas.Postcodes;
using Xunit;

namespace Neighbourhood.Modules.Areas.Postcodes;

public sealed class PostcodeShapeTests
{
    [Theory]
    [InlineData("m11ae", "M1 1AE")]
    [InlineData("M60 1NW", "M60 1NW")]
    [InlineData("cr2 6xh", "CR2 6XH")]
    [InlineData("DN551PT", "DN55 1PT")]
    [InlineData("w1a0ax", "W1A 0AX")]
    [InlineData("EC1A  1BB", "EC1A 1BB")]
    [InlineData("ZZ99 3VZ", "ZZ99 3VZ")]   // no fixed address
    [InlineData("QX1 1AA", "QX1 1AA")]     // the demo's: right in shape, on no map
    public void What_has_the_shape_is_printed_with_one_space(string typed, string printed) => Assert.Equal(printed, PostcodeShape.Read(typed)?.Postcode);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("M1")]
    [InlineData("1M1 1AE")]
    [InlineData("M1 1A")]
    [InlineData("M1 AAE")]
    [InlineData("ABC1 1AE")]
    [InlineData("M1 1AE M1 1AE")]
    [InlineData("Ｍ１ １ＡＥx")]
    public void What_has_not_is_none(string? typed) => Assert.Null(PostcodeShape.Read(typed));
}
