using Neighbourhood.FamilyHubs.Devices;
using Xunit;

namespace Neighbourhood.Modules.FamilyHubs.Devices;

public sealed class DoorNumbersTests
{
    [Theory]
    [InlineData("999, 101", "", "999|101")]
    [InlineData("999; 101", "Mon-Fri 09:00-17:00 lead anna@example.org 01632 960001; Mon-Sun 00:00-24:00 duty 01632 960002", "999|101|01632 960002")]
    [InlineData("", "Mon-Sun 00:00-24:00 duty ben@example.org 01632 960003; Mon 09:00-10:00 Duty 01632 960004; duty; nonsense", "01632 960004")]
    [InlineData("999,999", "Mon-Sun 00:00-24:00 duty 999", "999")]
    public void A_device_takes_the_numbers_of_the_area_and_of_its_duty_service(string numbers, string leads, string expected) =>
        Assert.Equal(expected, string.Join('|', DoorNumbers.Of(numbers, leads)));
}
