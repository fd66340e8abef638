"""What waits for an editor, on the first page of the CMS: each app adds its own lists."""

from cop_platform.core.todo.registry import MOST_SHOWN, Listed, Todo, TodoList, register_todo, todo_lists

__all__ = ["MOST_SHOWN", "Listed", "Todo", "TodoList", "register_todo", "todo_lists"]
