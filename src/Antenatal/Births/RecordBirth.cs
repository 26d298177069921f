using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>A midwife, or a health visitor who has the day confirmed, records a birth: the babies join their mother's household at once, also where nobody knew that she was expecting.</summary>
internal static class RecordBirth
{
    [Allows(Permissions.RecordBirth, On = nameof(PregnancyId))]
    internal sealed record Query(Guid PregnancyId) : IQuery<Answer>;

    /// <param name="MustConfirm">The viewer says that the day was confirmed: they were not there.</param>
    internal sealed record Answer(string Name, PregnancyStatus Status, int Version, IReadOnlyList<Expected> Babies, bool MustConfirm, bool MayRecordLoss, bool Held);

    internal sealed record Expected(Guid Id, int Number);

    /// <param name="Babies">Every baby that is expected, and each of whom nobody knew.</param>
    [Allows(Permissions.RecordBirth, On = nameof(PregnancyId))]
    internal sealed record Command(Guid PregnancyId, int Version, IReadOnlyList<BabyEntry>? Babies, Smoking? Smoking, bool DateConfirmed = false) : ICommand<Outcome>;

    /// <param name="LossToRecord">A baby was not born alive: what is to be done is on its own page.</param>
    internal sealed record Outcome(bool LossToRecord);

    internal sealed class Reader(Seen seen, Babies babies, DoNotContact holds, ISend send, CurrentUser user, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var now = await seen.See(query.PregnancyId, ct);
            var name = await send.NameOf(now.PersonId, ct);
            var expected = (await babies.Of(now.Id, ct)).Where(b => b.State == BabyState.Expected).Select(b => new Expected(b.Id, b.Number)).ToList();
            var held = (await holds.Held([now.PersonId], ct)).Count > 0;
            audit.Saw(now.PersonId);
            return new(name, now.Status, now.Version, expected, !user.May(Permissions.Write), user.May(Permissions.RecordLoss), held);
        }
    }

    internal sealed class Handler(Seen seen, BirthDesk desk, CurrentUser user, TimeProvider clock) : ICommandHandler<Command, Outcome>
    {
        public async Task<Outcome> Handle(Command command, CancellationToken ct)
        {
            var now = await seen.See(command.PregnancyId, ct);
            List<BabyEntry> entries = [.. (command.Babies ?? []).OfType<BabyEntry>()];
            var outcome = new Outcome(entries.Exists(b => b.How == BornHow.NotAlive));
            if (await desk.IsRecorded(now.Id, entries, ct)) return outcome; // pressed twice
            if (now.Version != command.Version) throw new Conflict("Somebody else has changed this pregnancy. Look at what stands now, then record the birth.");
            Pregnancy.Check(now.Status, PregnancyStatus.Born);
            var refusals = new Refusals();
            await desk.Check(now.Id, entries, refusals, ct);
            for (var at = 0; at < entries.Count; at++) Day(entries[at], at, refusals);
            refusals
                .If(entries.Count > 0 && !entries.Exists(b => b.How == BornHow.Alive) && entries.TrueForAll(b => b.How is not null), "Babies", "Where no baby was born alive, what happened is recorded on its own page: all contact is stopped there first")
                .If(command.Smoking is not { } smokes || !Enum.IsDefined(smokes), "Smoking", "Choose whether she smokes, or not asked")
                .If(!user.May(Permissions.Write) && !command.DateConfirmed, "DateConfirmed", "Confirm the day with the hospital, the midwife or the family first")
                .Throw();
            await desk.Record(now, entries, command.Smoking!.Value, ct);
            return outcome;
        }

        private void Day(BabyEntry entry, int at, Refusals refusals)
        {
            var today = clock.Today();
            refusals
                .If(entry.How is not { } how || !Enum.IsDefined(how), $"Babies[{at}].How", "Choose how this baby was born")
                .If(entry.BornOn is null, $"Babies[{at}].BornOn", "Enter the day of birth")
                .If(entry.BornOn > today, $"Babies[{at}].BornOn", "The day of birth must be today or earlier")
                .If(entry.BornOn < today.AddDays(-Birth.LongestAgoDays), $"Babies[{at}].BornOn", "The day of birth must be in the last year: a child who is older is added on the family's page");
        }
    }

    internal static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/antenatal/pregnancies/{PregnancyId}/birth", async (Guid pregnancyId, Command command, ISend send, CancellationToken ct) =>
            Results.Ok(await send.Send(command with { PregnancyId = pregnancyId }, ct)));

    [Allows(Permissions.RecordBirth, On = nameof(PregnancyId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, TimeProvider clock) : FormPage
    {
        public Guid PregnancyId { get; set; }
        public int Version { get; set; }
        public List<BabyInput> Babies { get; set; } = [];
        public Smoking? Smoking { get; set; }
        public bool DateConfirmed { get; set; }

        public Answer Stands { get; private set; } = null!;

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            Version = Stands.Version;
            Babies = [.. Stands.Babies.Select(b => new BabyInput { BabyId = b.Id, PersonId = clock.NewId() })];
            if (Babies.Count == 0) Babies.Add(New());
        }

        /// <summary>One more of whom nobody knew; nothing is checked yet.</summary>
        public async Task<IActionResult> OnPostMore(CancellationToken ct)
        {
            foreach (var entry in ModelState.Values) entry.Errors.Clear();
            if (Babies.Count < Pregnancies.Babies.Most) Babies.Add(New());
            await Show(ct);
            return Page();
        }

        public async Task<IActionResult> OnPost(CancellationToken ct)
        {
            await Show(ct);
            // Nobody is asked for more than that: what to do next is on its own page.
            if (Stands.MayRecordLoss && Babies.Count > 0 && Babies.TrueForAll(b => b.How == BornHow.NotAlive)) return Redirect($"/antenatal/pregnancies/{PregnancyId}/loss");
            return await Try(async () =>
            {
                var outcome = await send.Send(new Command(PregnancyId, Version, [.. Babies.Select(b => new BabyEntry(b.BabyId, b.PersonId, b.How, b.BornOn))], Smoking, DateConfirmed), ct);
                return Redirect(outcome.LossToRecord && Stands.MayRecordLoss ? $"/antenatal/pregnancies/{PregnancyId}/loss" : $"/antenatal/pregnancies/{PregnancyId}");
            });
        }

        protected override async Task Show(CancellationToken ct)
        {
            Stands = await send.Ask(new Query(PregnancyId), ct);
            if (Conflict is null) return;
            ModelState.Remove(nameof(Version));
            Version = Stands.Version;
        }

        private BabyInput New() => new() { BabyId = clock.NewId(), PersonId = clock.NewId() };
    }

    internal sealed class BabyInput
    {
        public Guid BabyId { get; set; }
        public Guid PersonId { get; set; }
        public BornHow? How { get; set; }
        public DateOnly? BornOn { get; set; }
    }
}
