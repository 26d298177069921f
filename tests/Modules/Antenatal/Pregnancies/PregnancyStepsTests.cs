using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;
using Xunit;
using S = Neighbourhood.Antenatal.Pregnancies.PregnancyStatus;

namespace Neighbourhood.Modules.Antenatal.Pregnancies;

public sealed class PregnancyStepsTests : ArrangedPregnancy
{
    /// <summary>The table of antenatal.md, written out once more.</summary>
    private static readonly Dictionary<S, S[]> Listed = new()
    {
        [S.Notified] = [S.Booked, S.Born, S.LossRecorded, S.MovedAway, S.EnteredInError, S.Closed],
        [S.Booked] = [S.Ongoing, S.Born, S.LossRecorded, S.MovedAway, S.Closed],
        [S.Ongoing] = [S.Born, S.LossRecorded, S.MovedAway, S.Closed],
        [S.Born] = [S.HandedOver, S.Closed, S.MovedAway],
        [S.HandedOver] = [S.Closed, S.MovedAway],
        [S.LossRecorded] = [S.Notified, S.Booked, S.Ongoing, S.Closed],
        [S.MovedAway] = [S.Notified, S.Booked, S.Ongoing, S.Born, S.HandedOver, S.Closed],
        [S.Closed] = [],
        [S.EnteredInError] = [],
    };

    [Fact]
    public async Task Of_all_sequences_only_listed_steps_are_taken_and_the_history_tells_each()
    {
        // A pregnancy for each sequence, each step tried through the database.
        var sequences = Gen.Elements(Enum.GetValues<S>()).ArrayOf(8).Sample(40);
        foreach (var sequence in sequences)
        {
            var id = await Pregnant(NewFamily().Mother, S.Notified);
            var (at, told) = (S.Notified, new List<string>());
            foreach (var to in sequence)
            {
                var version = await VersionOf(id);
                var refused = await Record.ExceptionAsync(() => To(id, to, version));
                if (Listed[at].Contains(to))
                {
                    Assert.Null(refused);
                    at = to;
                    told.Add(to.ToString());
                }
                else
                {
                    Assert.False(string.IsNullOrWhiteSpace(Assert.IsType<Refused>(refused).Message));
                }
                Assert.Equal(at, await StatusOf(id));
            }
            Assert.Equal(told, await StepsOf(id));
        }
    }

    [Fact]
    public void Every_step_that_is_not_listed_is_refused_in_plain_words() =>
        Prop.ForAll(Gen.Elements(Enum.GetValues<S>()).Two().ToArbitrary(), pair =>
        {
            var (from, to) = (pair.Item1, pair.Item2);
            if (Listed[from].Contains(to)) return Pregnancy.May(from, to);
            try
            {
                Pregnancy.Check(from, to);
                return false;
            }
            catch (Refused refused)
            {
                return refused.Message.Length > 10 && refused.Message[^1] == '.' && Enum.GetNames<S>().Where(n => n.Count(char.IsUpper) > 1).All(n => !refused.Message.Contains(n, StringComparison.Ordinal));
            }
        }).QuickCheckThrowOnFailure();

    private Task<int> To(Guid id, S to, int version) => Midwife.With(async services =>
    {
        await services.GetRequiredService<Db>().InOne(() => services.GetRequiredService<PregnancySteps>().To(id, to, version, null, CancellationToken.None));
        return 0;
    });
}
