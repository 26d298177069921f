using Neighbourhood.Antenatal.Losses;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Losses;

public sealed class LossTests
{
    private static readonly DateOnly Edd = new(2026, 7, 20);

    [Theory]
    [InlineData("Miscarriage", 23, 6, true)]
    [InlineData("Miscarriage", 24, 0, false)]
    [InlineData("Stillbirth", 23, 6, false)]
    [InlineData("Stillbirth", 24, 0, true)]
    [InlineData("Termination", 10, 0, true)]
    [InlineData("Termination", 30, 0, true)]
    public void Which_name_fits_is_a_matter_of_the_weeks_on_that_day(string type, int weeks, int days, bool fits) =>
        Assert.Equal(fits, Loss.DoesNotFit(Enum.Parse<LossType>(type), Edd, Gestation.DayOf(Edd, weeks, days)) is null);

    [Fact]
    public void Where_the_due_date_is_not_known_any_fits() => Assert.All(Enum.GetValues<LossType>(), type => Assert.Null(Loss.DoesNotFit(type, null, Edd)));

    [Fact]
    public void What_is_kept_until_it_is_recorded_opens_for_its_own_row_alone_and_differs_each_time()
    {
        var vault = new LossVault(new DigestKey(new byte[32]));
        var (id, asked) = (Guid.Parse("01890a5d-ac96-774b-bcce-b302099a8011"), new AskedLoss(Guid.Empty, [Guid.Empty], LossType.Stillbirth, Edd, true, false, true, CareOffered.NotYet));
        var closed = vault.Close(id, asked);
        Assert.NotEqual(closed, vault.Close(id, asked));
        var open = vault.Asked(id, closed);
        Assert.Equal((asked.Type, asked.On, asked.Visitor, asked.Care), (open.Type, open.On, open.Visitor, open.Care));
        Assert.Throws<InvalidOperationException>(() => vault.Asked(Guid.Empty, closed));
        Assert.Throws<InvalidOperationException>(() => new LossVault(new DigestKey([.. Enumerable.Repeat((byte)1, 32)])).Asked(id, closed));
    }
}
