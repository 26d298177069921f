using Neighbourhood.Families.People;
using Xunit;

namespace Neighbourhood.Modules.Families.People;

public sealed class ContactValueTests
{
    [Theory]
    [InlineData("07700 900 123", "+447700900123")]
    [InlineData("+44 (0)7700 900123", "+447700900123")]
    [InlineData("0044 7700 900123", "+447700900123")]
    [InlineData("01632 960 001", "+441632960001")]
    [InlineData("+48 22 123 45 67", "+48221234567")]
    [InlineData("7700 900123", null)]
    [InlineData("0770", null)]
    [InlineData("call me", null)]
    [InlineData("077009001231", null)]
    public void A_number_is_kept_as_machines_dial_it(string typed, string? kept) => Assert.Equal(kept, ContactValue.E164(typed));

    [Theory]
    [InlineData("name@example.com", true)]
    [InlineData("first.last+tag@mail.example.org", true)]
    [InlineData("name@example", false)]
    [InlineData("name example.com", false)]
    [InlineData("<a@example.com>", false)]
    public void An_email_address_has_one_shape(string typed, bool fits) => Assert.Equal(fits, ContactValue.IsEmail(typed));

    [Theory]
    [InlineData("zh11aa", "ZH1 1AA")]
    [InlineData(" m33 4nd ", "M33 4ND")]
    [InlineData("ec1a1bb", "EC1A 1BB")]
    [InlineData("ZZ99 3VZ", "ZZ99 3VZ")]
    [InlineData("M33", null)]
    [InlineData("33 4ND", null)]
    [InlineData("M33 4ND; DROP", null)]
    [InlineData(null, null)]
    public void A_postcode_is_kept_in_upper_case_with_one_space(string? typed, string? kept) => Assert.Equal(kept, ContactValue.Postcode(typed));
}
