using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Antenatal.Losses;
using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>A midwife ends her care when the health visitors have the family and nothing is open, or when the baby died and a person has offered support.</summary>
internal static class EndCare
{
    [Allows(Permissions.Write, On = nameof(PregnancyId))]
    internal sealed record Query(Guid PregnancyId) : IQuery<Answer>;

    /// <param name="AsksSupport">The baby died: whether a person has offered support is asked first.</param>
    internal sealed record Answer(string Name, PregnancyStatus Status, int Version, bool AsksSupport, IReadOnlyList<string> Open);

    /// <param name="Support">Offered, or declined; null where it is not asked.</param>
    [Allows(Permissions.Write, On = nameof(PregnancyId))]
    internal sealed record Command(Guid PregnancyId, int Version, CareOffered? Support = null) : ICommand;

    internal sealed class Reader(Seen seen, BornBabies babies, OpenThings open, ISend send, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var now = await seen.See(query.PregnancyId, ct);
            var answer = new Answer(await send.NameOf(now.PersonId, ct), now.Status, now.Version, Died(await babies.Of(now.Id, ct)), await open.Of(now.Id, ct));
            audit.Saw(now.PersonId);
            return answer;
        }
    }

    internal sealed class Handler(Seen seen, BornBabies babies, OpenThings open, PregnancySteps steps, Involvements involvements) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await seen.See(command.PregnancyId, ct);
            var died = Died(await babies.Of(now.Id, ct));
            if (now.Status is not (PregnancyStatus.Born or PregnancyStatus.HandedOver or PregnancyStatus.Closed)) throw new Refused("", "Record the birth first");
            if (now.Status == PregnancyStatus.Born && !died) throw new Refused("", "The health visitors have not received this family yet: hand it over first");
            if (died && command.Support is not (CareOffered.Offered or CareOffered.Declined)) throw new Refused("Support", "Offer support first, in person, and say what she answered");
            if (now.Status != PregnancyStatus.Closed && await open.Of(now.Id, ct) is { Count: > 0 } things) throw new Refused("", $"Still open: {string.Join("; ", things)}");
            if (!await steps.To(now.Id, PregnancyStatus.Closed, command.Version, died ? command.Support.ToString() : null, ct)) return default;
            await involvements.End(now.Id, ct);
            return default;
        }
    }

    private static bool Died(IReadOnlyList<BornBabies.Born> babies) => babies.Count > 0 && babies.All(b => b.DiedOn is not null);

    [Allows(Permissions.Write, On = nameof(PregnancyId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid PregnancyId { get; set; }
        public int Version { get; set; }
        public CareOffered? Support { get; set; }

        internal Answer Stands { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            Version = Stands.Version;
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            await send.Send(new Command(PregnancyId, Version, Support), ct);
            return Redirect($"/antenatal/pregnancies/{PregnancyId}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            Stands = await send.Ask(new Query(PregnancyId), ct);
            if (Conflict is null) return;
            ModelState.Remove(nameof(Version));
            Version = Stands.Version;
        }
    }
}
