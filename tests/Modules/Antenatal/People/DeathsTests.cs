using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.People;

public sealed class DeathsTests : ArrangedAround
{
    private Task<NotifyPregnancy.Answer> Tells(Guid person) =>
        Midwife.Send(new NotifyPregnancy.Command(World.NewId(), person, DueFrom.NotKnown, null, null, null, null, null, false, false));

    [Fact]
    public async Task Nobody_tells_of_a_pregnancy_of_somebody_who_died_under_whatever_record_until_that_is_corrected()
    {
        var (_, other, _, _) = NewFamily();
        await Told(new PersonMerged(other, Mother));
        await Told(new PersonDied(Mother, Today));
        await Told(new PersonDied(Mother, Today));
        foreach (var record in (Guid[])[Mother, other]) Assert.Equal("PersonId", (await Assert.ThrowsAsync<Refused>(() => Tells(record))).Input);
        Assert.Empty(await World.Sql<Guid>("SELECT id FROM antenatal_pregnancy"));
        await Told(new PersonDeathCorrected(Mother));
        Assert.NotEqual(Guid.Empty, (await Tells(other)).PregnancyId);
    }
}
