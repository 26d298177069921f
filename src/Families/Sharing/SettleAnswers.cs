using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Families.Contracts;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.Sharing;

/// <summary>Where two parents gave different answers for a child, a worker records which holds and why. Until then the stricter does.</summary>
internal static class SettleAnswers
{
    /// <param name="AnswerId">The answer that holds; the others are set aside, and stay in the record.</param>
    [Allows(Permissions.RecordSharing, On = nameof(PersonId))]
    internal sealed record Command(Guid PersonId, SharingPurpose? Purpose, Guid? AnswerId, string? Reason) : ICommand;

    internal sealed class Handler(Db db, SharingRecord record, CurrentUser user, TimeProvider clock) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            var standing = Basis.Standing((await record.Of(command.PersonId, command.Purpose, ct)).Answers.Where(a => a.Purpose == command.Purpose));
            new Refusals()
                .If(standing.Count < 2, "", "There is only one answer: nothing has to be decided")
                .If(standing.All(a => a.Id != command.AnswerId), nameof(command.AnswerId), "Choose the answer that holds")
                .Text(command.Reason, nameof(command.Reason), 500, "Say why", least: 5)
                .Throw();
            foreach (var other in standing.Where(a => a.Id != command.AnswerId))
                await db.Execute("UPDATE families_sharing SET set_aside_at = @now, set_aside_by = @me, set_aside_reason = @reason WHERE id = @Id",
                    new { other.Id, now = clock.Now(), me = user.Id, reason = command.Reason!.Trim() }, ct);
            return default;
        }
    }

    [Allows(Permissions.RecordSharing, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, SharingRecord record) : FormPage
    {
        public Guid PersonId { get; set; }
        public SharingPurpose? Purpose { get; set; }
        public Guid? AnswerId { get; set; }
        public string? Reason { get; set; }

        public string Person { get; private set; } = "";

        public IReadOnlyList<Choice> Choices { get; private set; } = [];

        internal sealed record Choice(Guid Id, string Text);

        public Task OnGet(CancellationToken ct)
        {
            ModelState.Clear();
            return Show(ct);
        }

        public Task<IActionResult> OnPost(CancellationToken ct) => Try(async () =>
        {
            await send.Send(new Command(PersonId, Purpose, AnswerId, Reason), ct);
            return Redirect($"/person/{PersonId}");
        });

        protected override async Task Show(CancellationToken ct)
        {
            if (Purpose is not { } purpose || !Enum.IsDefined(purpose)) throw new NotFound("This purpose");
            var standing = Basis.Standing((await record.Of(PersonId, purpose, ct)).Answers.Where(a => a.Purpose == purpose));
            var people = (await send.Ask(new GetPeople([PersonId, .. standing.Select(a => a.GiverId).OfType<Guid>()]), ct)).ToDictionary(p => p.Id, p => p.Name);
            Person = people.GetValueOrDefault(PersonId, People.Names.Nobody);
            Choices = [.. standing.Select(a => new Choice(a.Id, $"{a.Given.InWords()}: {(a.GiverId is { } by ? people.GetValueOrDefault(by, People.Names.Nobody) : a.By.InWords())}, {a.At.LondonDay():d MMMM yyyy}"))];
        }
    }
}
