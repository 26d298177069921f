using Neighbourhood.Contact.Contracts;

namespace Neighbourhood.Contact.Wordings;

/// <summary>Every message to families that there is, in plain words.</summary>
internal static class Declared
{
    private static readonly ContactMode[] Any = [ContactMode.Text, ContactMode.Email, ContactMode.Letter];

    /// <summary>What a worker is told by e-mail: that there is something, never what.</summary>
    internal static Variant ForStaff { get; } = new("", "Something needs you in Neighbourhood", "Sign in to Neighbourhood to read it. For safety, this message does not say what it is about.", "");

    internal const string StaffCode = "staff-notice";

    /// <summary>What a message is, in words; its code where the program has no such message any more.</summary>
    internal static string Says(string code) => code == StaffCode ? "A notice to a worker" : All.TryGetValue(code, out var template) ? template.Says : code;

    internal static IReadOnlyDictionary<string, Template> All { get; } = new Template[]
    {
        new("first-offer", "First offer of help", MessageKind.Outreach, Any, ["why"],
        [
            new("service", "Hello from {service}",
                "Hello {first name}. This is {service}. We help families find things that are good for them. We are writing because {why}. It is free and up to you. {say no} if you want to know more, or if you do not want to hear from us.",
                "Hello {first name}. We are {service}. We help families. We write because {why}. It is free. You can say yes or no. {say no}."),
            new("find", "Someone to help you find what is on",
                "Hello {first name}. Would you like someone to help you find what is on near you? We are {service}. We are writing because {why}. It is free and up to you. {say no} if you want to know more, or if you do not want to hear from us.",
                "Hello {first name}. We can help you find what is on. We are {service}. We write because {why}. It is free. You can say yes or no. {say no}."),
            new("connector", "Meet your family connector",
                "Hello {first name}. A family connector can listen and help you meet others near you. We are {service}. We are writing because {why}. It is free and up to you. {say no} if you want to know more, or if you do not want to hear from us.",
                "Hello {first name}. A family connector can listen and help. We are {service}. We write because {why}. It is free. You can say yes or no. {say no}."),
        ]),
        One("hub-welcome", "Welcome to a hub", MessageKind.FollowUp, ["place"], "Welcome to {place}",
            "Hello {first name}. Welcome to {place}. Come in when you like, or ask us what is on. {say no} if you need help to get here, or if you do not want to hear from us.",
            "Hello {first name}. Welcome to {place}. You can come in when you like. {say no} if you need help."),
        One("hub-link-answered", "The hub has a midwife's note", MessageKind.FollowUp, ["place"], "A note from {place}",
            "Hello {first name}. {place} has had the note that you agreed to. Someone there will be in touch in the way that you chose. {say no} if you have changed your mind.",
            "Hello {first name}. {place} has your note. Someone will be in touch. {say no} if you have changed your mind."),
        One("appointment-reminder", "Reminder of an appointment", MessageKind.Appointment, ["day", "time", "place"], "A reminder of your appointment",
            "Hello {first name}. You have an appointment on {day} at {time} at {place}. {say no} if you cannot come or need help to get there.",
            "Hello {first name}. Please come on {day} at {time}. Come to {place}. {say no} if you cannot come."),
        One("session-reminder", "Reminder of a session", MessageKind.Appointment, ["group", "day", "time", "place"], "A reminder of {group}",
            "Hello {first name}. {group} is on {day} at {time} at {place}. We look forward to seeing you. {say no} if you cannot come.",
            "Hello {first name}. {group} is on {day} at {time}. Come to {place}. {say no} if you cannot come."),
        One("session-booked", "A place in a session is booked", MessageKind.Appointment, ["group", "day", "time", "place"], "Your place at {group}",
            "Hello {first name}. You have a place at {group} on {day} at {time} at {place}. {say no} if you cannot come or need help to get there.",
            "Hello {first name}. You have a place at {group}. It is on {day} at {time}. Come to {place}. {say no} if you cannot come."),
        One("place-free", "A place became free for a family that waited", MessageKind.Appointment, ["group", "day", "time", "place"], "A place at {group} is yours",
            "Hello {first name}. You were waiting for {group}. A place is free and we keep it for you: {day} at {time} at {place}. {say no} if you cannot come, so that someone else can.",
            "Hello {first name}. There is a place for you at {group}. It is on {day} at {time}. Come to {place}. {say no} if you cannot come."),
        One("booking-ended", "A place in a session is not kept any more", MessageKind.Appointment, ["group", "day"], "Your place at {group}",
            "Hello {first name}. We are sorry: we cannot keep your place at {group} on {day}. {say no} if you would like to come another day.",
            "Hello {first name}. We are sorry. You have no place at {group} on {day}. {say no} if you want another day."),
        One("session-changed", "A session is at another time or place", MessageKind.Appointment, ["group", "day", "time", "place"], "A change to {group}",
            "Hello {first name}. There is a change. {group} is now on {day} at {time} at {place}. We keep your place for you. {say no} if you cannot come.",
            "Hello {first name}. {group} has changed. Please come on {day} at {time}. Come to {place}. {say no} if you cannot come."),
        One("session-cancelled", "A session is not on", MessageKind.Appointment, ["group", "day"], "{group} is not on",
            "Hello {first name}. We are sorry: {group} on {day} is not on. We will tell you when the next one is.",
            "Hello {first name}. {group} on {day} is not on. We are sorry. We will tell you when the next one is."),
        One("session-cancelled-today", "A session of today is not on (sent at any hour)", MessageKind.CancelledToday, ["group", "time"], "{group} is not on today",
            "Hello {first name}. We are sorry: {group} at {time} today is not on. Please do not set out.",
            "Hello {first name}. {group} is not on today at {time}. Please stay at home. We are sorry.") with { Modes = [ContactMode.Text, ContactMode.Email] },
        One("activity-ending-soon", "A course or activity ends soon", MessageKind.FollowUp, ["group", "day"], "{group} ends soon",
            "Hello {first name}. {group} ends on {day}. Would you like to go on, or try something new? {say no} and we will help you choose.",
            "Hello {first name}. {group} ends on {day}. Do you want to go on? {say no}."),
        One("follow-up", "Follow-up: how is it going?", MessageKind.FollowUp, ["group"], "How is it going?",
            "Hello {first name}. How is it going with {group}? {say no} if something could be better. We are glad to help.",
            "Hello {first name}. How is {group}? {say no} if you need help."),
        One("summary-ready", "What was agreed is written down", MessageKind.Summary, ["day"], "What we agreed",
            "Hello {first name}. The people who work with you met on {day}. We wrote down what was agreed, in plain words. Someone you know will go through it with you. {say no} if you would like it sooner.",
            "Hello {first name}. We met on {day}. We wrote down what we agreed. Someone you know will read it with you. {say no} if you want it sooner."),
        One("peer-matched", "A supporter was found", MessageKind.PeerSupport, ["day"], "Someone to talk to",
            "Hello {first name}. We have found someone for you to talk to. They will get in touch by {day}. {say no} if you have changed your mind.",
            "Hello {first name}. We found someone for you to talk to. They will call by {day}. {say no} if you do not want this."),
        One("peer-message", "There is something new on a parent's own page", MessageKind.PeerSupport, [], "Something new to read",
            "Hello {first name}. There is something new for you to read on the page that you know. {say no} if you do not want to hear from us.",
            "Hello {first name}. There is something new for you to read. It is on the page that you know. {say no} if you do not want this."),
        One("feedback-request", "Request for feedback", MessageKind.Feedback, ["group"], "What was it like?",
            "Hello {first name}. You have been to {group}. What was good, and what could be better? {say no}. You do not have to answer.",
            "Hello {first name}. Was {group} good? {say no}. You do not have to answer."),
    }.ToDictionary(t => t.Code, StringComparer.Ordinal);

    private static Template One(string code, string says, MessageKind kind, IReadOnlyList<string> places, string subject, string body, string easyRead) =>
        new(code, says, kind, Any, places, [new("only", subject, body, easyRead)]);
}
