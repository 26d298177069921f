using Neighbourhood.Antenatal.Births;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;
using Neighbourhood.Testing;
using Xunit;

namespace Neighbourhood.Modules.Antenatal.Births;

/// <summary>Births, recorded through the pages' own commands.</summary>
public abstract class ArrangedBirth : ArrangedPregnancy
{
    internal static BabyEntry Alive(Guid babyId, Guid personId, DateOnly on) => new(babyId, personId, BornHow.Alive, on);

    /// <summary>A pregnancy of 40 weeks.</summary>
    internal Task<Guid> Term(int babies = 1, PregnancyStatus status = PregnancyStatus.Ongoing, Guid? visitor = null) => Pregnant(edd: Today, babies: babies, status: status, visitor: visitor);

    /// <summary>Born today; the first baby as Families knows it.</summary>
    internal async Task<(Guid Pregnancy, Guid Baby)> Born(int babies = 1, Guid? visitor = null, DateOnly? on = null)
    {
        var id = await Term(babies, visitor: visitor);
        List<BabyEntry> entries = [.. (await BabiesOf(id)).Select(b => Alive(b, World.NewId(), on ?? Today))];
        await Midwife.Send(new RecordBirth.Command(id, 1, entries, Smoking.No));
        return (id, entries[0].PersonId);
    }

    protected static async Task IsRefused(Task act, string input, string says)
    {
        var refused = await Assert.ThrowsAsync<Refused>(() => act);
        Assert.Contains(refused.Reasons, r => r.Input == input && r.Text.Contains(says, StringComparison.Ordinal));
    }

    protected IReadOnlyList<T> Told<T>() where T : IEvent => [.. World.Told.OfType<T>()];

    /// <summary>Another midwife's is not found; who has no role is denied.</summary>
    protected async Task Guarded(Func<Actor, Task> act)
    {
        await Assert.ThrowsAsync<NotFound>(() => act(OtherMidwife));
        await Assert.ThrowsAsync<Denied>(() => act(Nobody));
    }
}
