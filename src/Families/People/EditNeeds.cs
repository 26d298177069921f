using Microsoft.AspNetCore.Mvc;
using Neighbourhood.Kernel;

namespace Neighbourhood.Families.People;

/// <summary>A worker notes what helps somebody to understand us and how they like to be reached: language, formats, ways never to use, what they can do online.</summary>
internal static class EditNeeds
{
    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Query(Guid PersonId) : IQuery<Answer>;

    /// <param name="Needs">Null where the person is restricted and no reason was given in this request.</param>
    internal sealed record Answer(PersonSight.Seen Seen, Needs? Needs);

    /// <summary>As it is kept: several codes have commas between them.</summary>
    internal sealed record Needs(
        int Version, string? Language, bool? InterpreterNeeded, string? AccessibleInfo, string? WrittenFormat, string? ContactPreference, string? NoContactBy,
        string? DigitalDevice, string? DigitalData, string? DigitalSkills, string? DigitalConfidence);

    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    internal sealed record Command(
        Guid PersonId, int Version, string? Language, bool? InterpreterNeeded, IReadOnlyList<string>? Accessible, IReadOnlyList<string>? Formats, string? ContactPreference,
        IReadOnlyList<string>? NeverBy, string? Device, string? Data, string? Skills, string? Confidence) : ICommand;

    internal sealed class Reader(Db db, PersonSight sight, Audit audit) : IQueryHandler<Query, Answer>
    {
        public async Task<Answer> Handle(Query query, CancellationToken ct)
        {
            var seen = await sight.Of(query.PersonId, ct);
            audit.Saw(query.PersonId);
            return new(seen, seen.Shown ? await Row(db, query.PersonId, ct) : null);
        }
    }

    internal sealed class Handler(Db db, PersonSight sight, PersonHistory history) : ICommandHandler<Command>
    {
        public async Task<Done> Handle(Command command, CancellationToken ct)
        {
            await sight.ToChange(command.PersonId, ct);
            Check(command);
            var stands = await Row(db, command.PersonId, ct);
            var becomes = new Needs(command.Version, InWords.Typed(command.Language), command.InterpreterNeeded, InWords.Kept(command.Accessible, Codes.Accessible),
                InWords.Kept(command.Formats, Codes.WrittenFormat), InWords.Typed(command.ContactPreference), InWords.Kept(command.NeverBy, Codes.ContactMode),
                InWords.Typed(command.Device), InWords.Typed(command.Data), InWords.Typed(command.Skills), InWords.Typed(command.Confidence));
            await db.ExecuteVersioned("""
                UPDATE families_person SET language = @Language, interpreter_needed = @InterpreterNeeded, accessible_info = @AccessibleInfo, written_format = @WrittenFormat,
                    contact_preference = @ContactPreference, no_contact_by = @NoContactBy, digital_device = @DigitalDevice, digital_data = @DigitalData,
                    digital_skills = @DigitalSkills, digital_confidence = @DigitalConfidence, version = version + 1
                WHERE id = @PersonId AND version = @Version
                """, new
            {
                command.PersonId,
                command.Version,
                becomes.Language,
                becomes.InterpreterNeeded,
                becomes.AccessibleInfo,
                becomes.WrittenFormat,
                becomes.ContactPreference,
                becomes.NoContactBy,
                becomes.DigitalDevice,
                becomes.DigitalData,
                becomes.DigitalSkills,
                becomes.DigitalConfidence,
            }, conflict: () => Task.FromResult(Changes.Conflict(Differences(stands, becomes))), ct: ct);
            await history.Keep(command.PersonId, Differences(stands, becomes), ct);
            return default;
        }

        private static void Check(Command command) => new Refusals()
            .Text(command.Language, nameof(command.Language), 50)
            .If((command.Accessible ?? []).Any(c => !Codes.Accessible.ContainsKey(c)), nameof(command.Accessible), "Choose what helps from the list")
            .If((command.Formats ?? []).Any(c => !Codes.WrittenFormat.ContainsKey(c)), nameof(command.Formats), "Choose a format from the list")
            .If(!Codes.Known(command.ContactPreference, Codes.ContactPreference), nameof(command.ContactPreference), "Choose a way from the list")
            .If((command.NeverBy ?? []).Any(c => !Codes.ContactMode.ContainsKey(c)), nameof(command.NeverBy), "Choose ways from the list")
            .If(!Codes.Known(command.Device, Codes.YesNoUnknown), nameof(command.Device), "Choose yes, no or not known")
            .If(!Codes.Known(command.Data, Codes.YesNoUnknown), nameof(command.Data), "Choose yes, no or not known")
            .If(!Codes.Known(command.Skills, Codes.YesNoUnknown), nameof(command.Skills), "Choose yes, no or not known")
            .If(!Codes.Known(command.Confidence, Codes.YesNoUnknown), nameof(command.Confidence), "Choose yes, no or not known")
            .Throw();

        private static IEnumerable<PersonHistory.Change> Differences(Needs before, Needs after)
        {
            yield return new("Main language", before.Language, after.Language);
            yield return new("Interpreter needed", InWords.YesNo(before.InterpreterNeeded), InWords.YesNo(after.InterpreterNeeded));
            yield return new("What helps to read or hear us", InWords.List(before.AccessibleInfo, Codes.Accessible), InWords.List(after.AccessibleInfo, Codes.Accessible));
            yield return new("Written words in", InWords.List(before.WrittenFormat, Codes.WrittenFormat), InWords.List(after.WrittenFormat, Codes.WrittenFormat));
            yield return new("How they like to be reached", InWords.List(before.ContactPreference, Codes.ContactPreference), InWords.List(after.ContactPreference, Codes.ContactPreference));
            yield return new("Never by", InWords.List(before.NoContactBy, Codes.ContactMode), InWords.List(after.NoContactBy, Codes.ContactMode));
            yield return new("Has a device", InWords.List(before.DigitalDevice, Codes.YesNoUnknown), InWords.List(after.DigitalDevice, Codes.YesNoUnknown));
            yield return new("Has data or wifi", InWords.List(before.DigitalData, Codes.YesNoUnknown), InWords.List(after.DigitalData, Codes.YesNoUnknown));
            yield return new("Can use it", InWords.List(before.DigitalSkills, Codes.YesNoUnknown), InWords.List(after.DigitalSkills, Codes.YesNoUnknown));
            yield return new("Is confident online", InWords.List(before.DigitalConfidence, Codes.YesNoUnknown), InWords.List(after.DigitalConfidence, Codes.YesNoUnknown));
        }
    }

    private static async Task<Needs> Row(Db db, Guid personId, CancellationToken ct) => await db.Find<Needs>("""
        SELECT version, language, interpreter_needed, accessible_info, written_format, contact_preference, no_contact_by, digital_device, digital_data, digital_skills, digital_confidence
        FROM families_person WHERE id = @personId
        """, new { personId }, ct) ?? throw new NotFound("This person");

    [Allows(Permissions.WritePeople, On = nameof(PersonId))]
    [BindProperties(SupportsGet = true)]
    internal sealed class Page(ISend send, Audit audit) : PersonPage(audit)
    {
        public int Version { get; set; }
        public string? Language { get; set; }
        public bool? InterpreterNeeded { get; set; }
        public List<string> Accessible { get; set; } = [];
        public List<string> Formats { get; set; } = [];
        public string? ContactPreference { get; set; }
        public List<string> NeverBy { get; set; } = [];
        public string? Device { get; set; }
        public string? Data { get; set; }
        public string? Skills { get; set; }
        public string? Confidence { get; set; }

        public Answer Stands { get; private set; } = null!;

        public override PersonSight.Seen Seen => Stands.Seen;

        public Task<IActionResult> OnPost(CancellationToken ct) => Save(() => send.Send(new Command(
            PersonId, Version, Language, InterpreterNeeded, Accessible, Formats, ContactPreference, NeverBy, Device, Data, Skills, Confidence), ct));

        protected override async Task Load(CancellationToken ct)
        {
            Stands = await send.Ask(new Query(PersonId), ct);
            if (Conflict is null || Stands.Needs is not { } now) return;
            ModelState.Remove(nameof(Version));
            Version = now.Version;
        }

        protected override void Fill()
        {
            if (Stands.Needs is not { } now) return;
            (Version, Language, InterpreterNeeded, ContactPreference) = (now.Version, now.Language, now.InterpreterNeeded, now.ContactPreference);
            (Accessible, Formats, NeverBy) = ([.. InWords.Split(now.AccessibleInfo)], [.. InWords.Split(now.WrittenFormat)], [.. InWords.Split(now.NoContactBy)]);
            (Device, Data, Skills, Confidence) = (now.DigitalDevice, now.DigitalData, now.DigitalSkills, now.DigitalConfidence);
        }
    }
}
