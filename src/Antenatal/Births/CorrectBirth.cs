using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Antenatal.People;
using Neighbourhood.Antenatal.Pregnancies;
using Neighbourhood.Kernel;

namespace Neighbourhood.Antenatal.Births;

/// <summary>A midwife or health visitor puts right on which day a baby was born; what was counted from the wrong day is counted anew.</summary>
internal static class CorrectBirth
{
    internal const int LongestReason = 500;

    [Allows(Permissions.RecordBirth, On = nameof(PregnancyId))]
    internal sealed record Query(Guid PregnancyId) : IQuery<Answer>;

    /// <param name="Before">What was put right before, in words.</param>
    internal sealed record Answer(string Name, int Version, bool MayCorrect, IReadOnlyList<Line> Babies, IReadOnlyList<string> Before);

    internal sealed record Line(Guid BabyId, string Called, DateOnly BornOn);

    internal sealed record Day(Guid BabyId, DateOnly? BornOn);

    /// <param name="Days">Of each baby who was born; one that is left out stays as it is.</param>
    [Allows(Permissions.RecordBirth, On = nameof(PregnancyId))]
    internal sealed record Command(Guid PregnancyId, int Version, IReadOnlyList<Day>? Days, string? Reason) : ICommand;

    internal sealed class Reader(Seen seen, BornBabies babies, History history, ISend send, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var now = await seen.See(query.PregnancyId, ct);
            var born = await babies.Of(now.Id, ct);
            var answer = new Answer(await send.NameOf(now.PersonId, ct), now.Version, born.Count > 0 && May(now.Status),
                [.. born.Select(b => new Line(b.Id, Birth.Called(b.Number, born.Count), b.BornOn))], await Before(born, ct));
            audit.Saw(now.PersonId);
            return answer;
        }

        private async Task<IReadOnlyList<string>> Before(IReadOnlyList<BornBabies.Born> born, CancellationToken ct)
        {
            var lines = new List<string>();
            foreach (var baby in born)
                foreach (var step in await history.Of(baby.Id, ct))
                    if (BirthDays.Read(step.FromStatus) is { } was && BirthDays.Read(step.ToStatus) is { } became)
                        lines.Add($"{When.Noted(step.At)}: {Birth.Called(baby.Number, born.Count)}, {was.Date()} became {became.Date()}. {step.Reason}");
            return lines;
        }
    }

    internal sealed class Handler(Seen seen, BornBabies babies, BirthDays days, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var now = await seen.See(command.PregnancyId, ct);
            var born = (await babies.Of(now.Id, ct)).ToDictionary(b => b.Id);
            if (born.Count == 0 || !May(now.Status)) throw new Refused("", born.Count == 0 ? "Record the birth first" : "Nothing more is noted on this pregnancy");
            List<Day> sent = [.. (command.Days ?? []).OfType<Day>()];
            if (sent.Exists(d => !born.ContainsKey(d.BabyId))) throw new NotFound("The baby");
            var refusals = new Refusals()
                .If(sent.Count == 0 || sent.DistinctBy(d => d.BabyId).Count() != sent.Count, "Days", "Enter the day of birth")
                .Text(command.Reason, "Reason", LongestReason, "Say how the mistake was found, and who confirmed the right day");
            for (var at = 0; at < sent.Count; at++) await Check(sent[at], at, born[sent[at].BabyId], refusals, ct);
            refusals.Throw();
            List<BirthDays.Change> changes = [.. sent.Where(d => d.BornOn != born[d.BabyId].BornOn).Select(d => new BirthDays.Change(born[d.BabyId], d.BornOn!.Value))];
            if (changes.Count == 0) return default; // pressed twice, or nothing to put right
            await days.Correct(now, command.Version, changes, command.Reason!.Trim(), ct);
            return default;
        }

        private async Task Check(Day day, int at, BornBabies.Born baby, Refusals refusals, CancellationToken ct)
        {
            var input = $"Days[{at}].BornOn";
            var registered = await days.RegisteredOn(baby.Id, ct);
            refusals
                .If(day.BornOn is null, input, "Enter the day of birth")
                .If(day.BornOn > clock.Today(), input, "The day of birth must be today or earlier")
                .If(day.BornOn < baby.BornOn.AddDays(-Birth.LongestAgoDays), input, "Check the year: that is more than a year before the day that stands")
                .If(day.BornOn > baby.DiedOn, input, "The day of birth must not be after the death")
                .If(day.BornOn > registered, input, $"The birth is noted as registered on {registered?.Date()}: put that right first");
        }
    }

    private static bool May(PregnancyStatus status) => status is not (PregnancyStatus.MovedAway or PregnancyStatus.EnteredInError or PregnancyStatus.LossRecorded);

    [Allows(Permissions.RecordBirth, On = nameof(PregnancyId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send) : FormPage
    {
        public Guid PregnancyId { get; set; }
        public int Version { get; set; }
        public List<DayInput> Days { get; set; } = [];
        public string? Reason { get; set; }

        internal Answer Stands { get; private set; } = null!;

        /// <summary>As the form names it.</summary>
        internal string Called(Guid babyId) => Stands.Babies.FirstOrDefault(b => b.BabyId == babyId)?.Called ?? "The baby";

        public async Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            await Show(ct);
            (Version, Days) = (Stands.Version, [.. Stands.Babies.Select(b => new DayInput { BabyId = b.BabyId, BornOn = b.BornOn })]);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try<IActionResult>(async () =>
        {
            await send.Send(new Command(PregnancyId, Version, [.. Days.Select(d => new Day(d.BabyId, d.BornOn))], Reason), ct);
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

    internal sealed class DayInput
    {
        public Guid BabyId { get; set; }
        public DateOnly? BornOn { get; set; }
    }
}
